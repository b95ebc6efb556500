package io.sparkvae.image.decode.png;

import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.bytes.ExifOrientation;
import io.sparkvae.image.bytes.ImageBytes;
import io.sparkvae.image.bytes.ImageFormat;
import io.sparkvae.image.bytes.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * What the chunks of a PNG file say (W3C PNG, third edition): every chunk is walked to the last
 * one, the checksums of those that pixels depend on are verified, and nothing is inflated.
 * Compressed text and colour profiles are passed over, so they cannot be bombs.
 */
public final class PngHeader {

  static final int GREY = 0;
  static final int RGB = 2;
  static final int PALETTE = 3;
  static final int GREY_ALPHA = 4;
  static final int RGB_ALPHA = 6;

  /** Where the image data of one chunk are. */
  record Chunk(int from, int length) {}

  private static final int SIGNATURE = 8;

  private final ImageBytes bytes;
  private final byte[] encoded;
  private final List<Chunk> data = new ArrayList<>();
  private int width;
  private int height;
  private int depth;
  private int colour = -1;
  private boolean interlaced;
  private ImageBytes palette;
  private ImageBytes transparency;
  private int orientation = 1;

  private PngHeader(byte[] encoded) throws UnreadableException {
    this.encoded = encoded;
    bytes = ImageBytes.bigEndian(encoded);
    palette = bytes.slice(0, 0);
    transparency = palette;
  }

  public static PngHeader of(byte[] encoded) throws UnreadableException {
    PngHeader header = new PngHeader(encoded);
    header.walk();
    return header;
  }

  public ImageHeader image() {
    return new ImageHeader(ImageFormat.PNG.label(), width, height, orientation);
  }

  /** Bits of one sample, or of one palette index: 1, 2, 4, 8 or 16. */
  int depth() {
    return depth;
  }

  /** The colour type of the header. */
  int colour() {
    return colour;
  }

  boolean interlaced() {
    return interlaced;
  }

  /** Red, green, blue of every palette entry; empty where there is none. */
  ImageBytes palette() {
    return palette;
  }

  /** The tRNS chunk: alpha of palette entries, or the one transparent colour; may be empty. */
  ImageBytes transparency() {
    return transparency;
  }

  /** The compressed pixels, in order. */
  List<Chunk> data() {
    return List.copyOf(data);
  }

  /** Samples of one pixel as stored. */
  int samples() {
    return switch (colour) {
      case RGB -> 3;
      case GREY_ALPHA -> 2;
      case RGB_ALPHA -> 4;
      default -> 1;
    };
  }

  private void walk() throws UnreadableException {
    int at = SIGNATURE;
    while (at < encoded.length && !bytes.has(at + 4, "IEND")) {
      long end = at + 12L + (at + 12L > encoded.length ? 0 : bytes.u32(at));
      if (end > encoded.length) {
        // What the file has lost behind its image data is nothing that anybody sees.
        if (data.isEmpty() || bytes.has(at + 4, "IDAT")) {
          throw ended();
        }
        break;
      }
      chunk(at + 4, (int) (end - at - 12));
      at = (int) end;
    }
    if (data.isEmpty()) {
      throw ended();
    }
    if (colour == PALETTE && palette.length() < 3) {
      throw UnreadableException.corrupt("the PNG has indexed colours and no palette");
    }
  }

  private UnreadableException ended() {
    return UnreadableException.truncated(
        "the PNG's %d bytes end inside its image data".formatted(encoded.length));
  }

  private void chunk(int type, int length) throws UnreadableException {
    ImageBytes payload = bytes.slice(type + 4, length);
    if (colour < 0 && !bytes.has(type, "IHDR")) {
      throw UnreadableException.corrupt("the PNG does not begin with its header chunk");
    }
    if (bytes.has(type, "IHDR")) {
      verify(type, length);
      header(payload);
    } else if (bytes.has(type, "PLTE")) {
      verify(type, length);
      palette = payload;
    } else if (bytes.has(type, "tRNS")) {
      verify(type, length);
      transparency = payload;
    } else if (bytes.has(type, "IDAT")) {
      verify(type, length);
      data.add(new Chunk(type + 4, length));
    } else if (bytes.has(type, "eXIf")) {
      orientation = ExifOrientation.of(payload);
    }
  }

  private void verify(int type, int length) throws UnreadableException {
    CRC32 checksum = new CRC32();
    checksum.update(encoded, type, 4 + length);
    if (checksum.getValue() != bytes.u32(type + 4L + length)) {
      throw UnreadableException.corrupt("a PNG chunk does not match its checksum");
    }
  }

  private void header(ImageBytes payload) throws UnreadableException {
    if (colour >= 0 || payload.length() != 13) {
      throw UnreadableException.corrupt("the PNG's header chunk is malformed");
    }
    long wide = payload.u32(0);
    long high = payload.u32(4);
    if (wide < 1 || high < 1 || wide > Integer.MAX_VALUE || high > Integer.MAX_VALUE) {
      throw UnreadableException.corrupt("the PNG promises %dx%d pixels".formatted(wide, high));
    }
    width = (int) wide;
    height = (int) high;
    depth = payload.u8(8);
    colour = payload.u8(9);
    interlaced = payload.u8(12) == 1;
    boolean known = payload.u8(10) == 0 && payload.u8(11) == 0 && payload.u8(12) <= 1;
    if (!known || !isLegal(colour, depth)) {
      throw UnreadableException.corrupt(
          "the PNG promises colour type %d at %d bits".formatted(colour, depth));
    }
  }

  private static boolean isLegal(int colour, int depth) {
    return switch (colour) {
      case GREY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
      case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
      case RGB, GREY_ALPHA, RGB_ALPHA -> depth == 8 || depth == 16;
      default -> false;
    };
  }
}
