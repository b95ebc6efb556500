package io.sparkvae.image.decode.gif;

import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.bytes.ImageBytes;
import io.sparkvae.image.bytes.ImageFormat;
import io.sparkvae.image.bytes.UnreadableException;

/**
 * What the blocks of a GIF file say (GIF89a), up to the end of the first frame, which has to be
 * there whole; later frames are not looked at. The size is that of the screen.
 */
public final class GifHeader {

  /**
   * The first frame.
   *
   * @param left column of the screen that it begins in
   * @param top row of the screen that it begins in
   * @param width pixels
   * @param height pixels
   * @param interlaced whether its rows come in four passes
   * @param colours position of its colour table
   * @param colourCount entries of that table; 0 where the file has none
   * @param transparent index that is not painted; -1 where all are
   * @param data position of its compressed pixels
   */
  record Frame(
      int left,
      int top,
      int width,
      int height,
      boolean interlaced,
      int colours,
      int colourCount,
      int transparent,
      int data) {}

  private static final int SCREEN = 6;
  private static final int GLOBAL_COLOURS = 13;
  private static final int EXTENSION = 0x21;
  private static final int GRAPHIC_CONTROL = 0xf9;
  private static final int FRAME = 0x2c;

  private final ImageBytes bytes;
  private final Frame frame;
  private final ImageHeader image;

  private GifHeader(byte[] encoded) throws UnreadableException {
    bytes = ImageBytes.littleEndian(encoded);
    frame = frame();
    endOfBlocks(frame.data() + 1L);
    // Files exist whose first frame is larger than their screen; other readers widen the screen.
    int width = Math.max(bytes.u16(SCREEN), frame.left() + frame.width());
    int height = Math.max(bytes.u16(SCREEN + 2L), frame.top() + frame.height());
    if (frame.width() == 0 || frame.height() == 0) {
      throw UnreadableException.corrupt("the GIF's first frame has no pixels");
    }
    image = new ImageHeader(ImageFormat.GIF.label(), width, height, 1);
  }

  public static GifHeader of(byte[] encoded) throws UnreadableException {
    return new GifHeader(encoded);
  }

  public ImageHeader image() {
    return image;
  }

  Frame first() {
    return frame;
  }

  private Frame frame() throws UnreadableException {
    int screenFlags = bytes.u8(SCREEN + 4L);
    long at = GLOBAL_COLOURS + 3L * colours(screenFlags);
    int transparent = -1;
    while (bytes.u8(at) == EXTENSION) {
      if (bytes.u8(at + 1) == GRAPHIC_CONTROL && (bytes.u8(at + 3) & 1) == 1) {
        transparent = bytes.u8(at + 6);
      }
      at = endOfBlocks(at + 2);
    }
    if (bytes.u8(at) != FRAME) {
      throw UnreadableException.corrupt("the GIF has no frame");
    }
    int flags = bytes.u8(at + 9);
    int own = colours(flags);
    return new Frame(
        bytes.u16(at + 1),
        bytes.u16(at + 3),
        bytes.u16(at + 5),
        bytes.u16(at + 7),
        (flags & 0x40) != 0,
        own > 0 ? (int) at + 10 : GLOBAL_COLOURS,
        own > 0 ? own : colours(screenFlags),
        transparent,
        (int) at + 10 + 3 * own);
  }

  /** Entries of the colour table that these flags announce. */
  private static int colours(int flags) {
    return (flags & 0x80) == 0 ? 0 : 1 << ((flags & 7) + 1);
  }

  private long endOfBlocks(long from) throws UnreadableException {
    long at = from;
    while (true) {
      if (at >= bytes.length()) {
        throw UnreadableException.truncated(
            "the GIF's %d bytes end inside its first frame".formatted(bytes.length()));
      }
      int length = bytes.u8(at);
      at += 1L + length;
      if (length == 0) {
        return at;
      }
    }
  }
}
