package io.sparkvae.image.decode.imageio;

import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.bytes.ImageBytes;
import io.sparkvae.image.bytes.ImageFormat;
import io.sparkvae.image.bytes.UnreadableException;
import io.sparkvae.image.resize.Orientation;
import java.nio.ByteOrder;

/**
 * What the first directory of a TIFF file says (TIFF 6.0; BigTIFF where its offsets have eight
 * bytes): size and orientation of the first page.
 */
public final class TiffHeader {

  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int STRIP_OFFSETS = 273;
  private static final int ORIENTATION = 274;
  private static final int SAMPLES = 277;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_OFFSETS = 324;

  /** Samples of one pixel; readers allocate rows of them. */
  private static final int MOST_SAMPLES = 16;

  /** Pixels of one tile; readers allocate it before they look for its data. */
  private static final long MOST_TILE_PIXELS = 1L << 24;

  private final ImageBytes bytes;
  private final boolean big;
  private long width;
  private long height;
  private int orientation = 1;
  private long samples = 1;
  private long tileWidth = 1;
  private long tileHeight = 1;
  private long offsets;

  private TiffHeader(ImageBytes bytes) throws UnreadableException {
    this.bytes = bytes;
    big = bytes.u16(2) == 43;
  }

  public static ImageHeader of(byte[] encoded) throws UnreadableException {
    ImageBytes bytes = ImageBytes.bigEndian(encoded);
    ByteOrder order = bytes.has(0, "II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    TiffHeader header = new TiffHeader(bytes.withOrder(order));
    header.walk();
    header.check();
    return header.image();
  }

  private ImageHeader image() throws UnreadableException {
    boolean sane = width >= 1 && height >= 1;
    if (!sane || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw UnreadableException.corrupt("the TIFF promises %dx%d pixels".formatted(width, height));
    }
    return new ImageHeader(ImageFormat.TIFF.label(), (int) width, (int) height, orientation);
  }

  private void walk() throws UnreadableException {
    long directory = big ? bytes.u64(8) : bytes.u32(4);
    long entries = big ? bytes.u64(directory) : bytes.u16(directory);
    long at = directory + (big ? 8 : 2);
    for (long i = 0; i < entries; i++) {
      entry(at);
      at += big ? 20 : 12;
    }
  }

  private void entry(long at) throws UnreadableException {
    switch (bytes.u16(at)) {
      case WIDTH -> width = value(at);
      case HEIGHT -> height = value(at);
      case ORIENTATION -> orientation = Orientation.of((int) value(at)).tag();
      case SAMPLES -> samples = value(at);
      case TILE_WIDTH -> tileWidth = value(at);
      case TILE_HEIGHT -> tileHeight = value(at);
      case STRIP_OFFSETS, TILE_OFFSETS -> offsets = at;
      default -> {}
    }
  }

  /** What readers would allocate or look for in vain. */
  private void check() throws UnreadableException {
    if (samples > MOST_SAMPLES) {
      throw UnreadableException.corrupt("the TIFF promises %d samples a pixel".formatted(samples));
    }
    boolean tiles = tileWidth >= 1 && tileHeight >= 1 && tileWidth <= MOST_TILE_PIXELS;
    if (!tiles || tileHeight > MOST_TILE_PIXELS / tileWidth) {
      throw UnreadableException.tooLarge(
          "the TIFF promises tiles of %dx%d pixels".formatted(tileWidth, tileHeight));
    }
    for (long i = 0; offsets != 0 && i < count(offsets); i++) {
      // Where the data begin is checked; how long they are is often said wrong, and readers cope.
      long from = element(offsets, i);
      if (from < 0 || from >= bytes.length()) {
        throw UnreadableException.truncated(
            "the TIFF's %d bytes end before its pixels do".formatted(bytes.length()));
      }
    }
  }

  private long count(long entry) throws UnreadableException {
    return big ? bytes.u64(entry + 4) : bytes.u32(entry + 4);
  }

  /**
   * One number of an entry that holds several: inside the entry if there is room, else elsewhere.
   */
  private long element(long entry, long index) throws UnreadableException {
    int type = bytes.u16(entry + 2);
    int width = type == 3 ? 2 : type == 16 ? 8 : 4;
    long field = entry + (big ? 12 : 8);
    boolean inside = count(entry) * width <= (big ? 8 : 4);
    long start = inside ? field : big ? bytes.u64(field) : bytes.u32(field);
    long at = start + index * width;
    return width == 2 ? bytes.u16(at) : width == 8 ? bytes.u64(at) : bytes.u32(at);
  }

  /** The value of an entry that holds one number. */
  private long value(long entry) throws UnreadableException {
    long at = entry + (big ? 12 : 8);
    return switch (bytes.u16(entry + 2)) {
      case 3 -> bytes.u16(at);
      case 4 -> bytes.u32(at);
      case 16 -> bytes.u64(at);
      default -> 0;
    };
  }
}
