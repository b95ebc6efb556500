package io.sparkvae.image;

import java.nio.ByteOrder;

/**
 * What the first directory of a TIFF file says (TIFF 6.0; BigTIFF where its offsets have eight
 * bytes): size and orientation of the first page.
 */
final class TiffHeader {

  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int ORIENTATION = 274;

  private final EncodedBytes bytes;
  private final boolean big;
  private long width;
  private long height;
  private int orientation = 1;

  private TiffHeader(EncodedBytes bytes) throws UnreadableException {
    this.bytes = bytes;
    big = bytes.u16(2) == 43;
  }

  static ImageHeader of(byte[] encoded) throws UnreadableException {
    EncodedBytes bytes = EncodedBytes.bigEndian(encoded);
    ByteOrder order = bytes.has(0, "II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    TiffHeader header = new TiffHeader(bytes.withOrder(order));
    header.walk();
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
      default -> {}
    }
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
