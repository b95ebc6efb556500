package io.sparkvae.image.decode.imageio;

import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.bytes.ImageBytes;
import io.sparkvae.image.bytes.ImageFormat;
import io.sparkvae.image.bytes.UnreadableException;

/** What the header of a BMP file says: its size, in either of the two layouts in use. */
public final class BmpHeader {

  /** Size of the old header of OS/2, whose sides are 16 bits. */
  private static final int CORE = 12;

  private BmpHeader() {}

  public static ImageHeader of(byte[] encoded) throws UnreadableException {
    ImageBytes bytes = ImageBytes.littleEndian(encoded);
    long pixels = bytes.u32(10);
    boolean core = bytes.u32(14) == CORE;
    long width = core ? bytes.u16(18) : (int) bytes.u32(18);
    // A negative height says that the rows run from top to bottom.
    long height = core ? bytes.u16(20) : Math.abs((long) (int) bytes.u32(22));
    if (width < 1 || height < 1 || height > Integer.MAX_VALUE) {
      throw UnreadableException.corrupt("the BMP promises %dx%d pixels".formatted(width, height));
    }
    if (pixels >= encoded.length) {
      throw UnreadableException.truncated(
          "the BMP's pixels begin at byte %d of %d".formatted(pixels, encoded.length));
    }
    return new ImageHeader(ImageFormat.BMP.label(), (int) width, (int) height, 1);
  }
}
