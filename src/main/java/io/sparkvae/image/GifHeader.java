package io.sparkvae.image;

/**
 * What the blocks of a GIF file say (GIF89a), up to the end of the first frame, which has to be
 * there whole; later frames are not looked at. The size is that of the screen.
 */
final class GifHeader {

  private static final int SCREEN = 6;
  private static final int EXTENSION = 0x21;
  private static final int FRAME = 0x2c;

  private GifHeader() {}

  static ImageHeader of(byte[] encoded) throws UnreadableException {
    EncodedBytes bytes = EncodedBytes.littleEndian(encoded);
    int width = bytes.u16(SCREEN);
    int height = bytes.u16(SCREEN + 2L);
    long at = SCREEN + 7L + colours(bytes.u8(SCREEN + 4L));
    while (bytes.u8(at) == EXTENSION) {
      at = endOfBlocks(bytes, at + 2);
    }
    if (bytes.u8(at) != FRAME) {
      throw UnreadableException.corrupt("the GIF has no frame");
    }
    int right = bytes.u16(at + 1) + bytes.u16(at + 5);
    int bottom = bytes.u16(at + 3) + bytes.u16(at + 7);
    endOfBlocks(bytes, at + 11 + colours(bytes.u8(at + 9)));
    // Files exist whose first frame is larger than their screen; other readers widen the screen.
    return header(Math.max(width, right), Math.max(height, bottom));
  }

  private static ImageHeader header(int width, int height) throws UnreadableException {
    if (width == 0 || height == 0) {
      throw UnreadableException.corrupt("the GIF promises %dx%d pixels".formatted(width, height));
    }
    return new ImageHeader(ImageFormat.GIF.label(), width, height, 1);
  }

  /** Bytes of the colour table that these flags announce. */
  private static int colours(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private static long endOfBlocks(EncodedBytes bytes, long from) throws UnreadableException {
    long at = from;
    while (true) {
      int length = length(bytes, at);
      at += 1L + length;
      if (length == 0) {
        return at;
      }
    }
  }

  private static int length(EncodedBytes bytes, long at) throws UnreadableException {
    if (at >= bytes.length()) {
      throw UnreadableException.truncated(
          "the GIF's %d bytes end inside its first frame".formatted(bytes.length()));
    }
    return bytes.u8(at);
  }
}
