package io.sparkvae.image;

import java.io.ByteArrayOutputStream;

/**
 * The scans of a progressive JPEG that matter at a DCT scale. Those of the DC coefficients all
 * stay; of the others those that begin within the low frequencies which the scale shows, at their
 * first, coarse precision. At 1/8 the lightness of every pixel is then the exact one, since it
 * follows from the DC coefficients alone, and colour stored at half the resolution of lightness
 * loses its detail; at 1/4 and 1/2 both are approximations.
 *
 * <p>What stays is a valid stream. A scan that refines others can only be decoded behind those, so
 * none may stay whose forerunner goes; here none stays but those of DC (ITU-T T.81, G.1.1.1).
 */
final class FirstScans {

  private static final int PROGRESSIVE_FRAME = 0xc2;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;

  private FirstScans() {}

  /**
   * The file without the other scans and without metadata.
   *
   * @param divisor 8, 4 or 2: the picture will be decoded at 1/divisor of its size
   */
  static byte[] of(byte[] encoded, JpegHeader header, int divisor) throws UnreadableException {
    EncodedBytes bytes = EncodedBytes.bigEndian(encoded);
    EncodedBytes frame = bytes;
    ByteArrayOutputStream stream = new ByteArrayOutputStream(encoded.length / 4);
    for (JpegHeader.Part part : header.parts()) {
      int code = bytes.u8(part.from() + 1L);
      if (code == PROGRESSIVE_FRAME) {
        frame = bytes.slice(part.from() + 4, part.length() - 4);
      } else if (code == END_OF_IMAGE && divisor == 8) {
        stream.writeBytes(EmptyScans.of(frame));
      }
      if (code != START_OF_SCAN || matters(bytes, part.from(), lastShown(divisor))) {
        stream.write(encoded, part.from(), part.length());
      }
    }
    return stream.toByteArray();
  }

  private static boolean matters(EncodedBytes bytes, int scan, int lastShown)
      throws UnreadableException {
    int components = bytes.u8(scan + 4L);
    long behind = scan + 5L + 2L * components;
    int first = bytes.u8(behind);
    boolean refines = bytes.u8(behind + 2) >> 4 != 0;
    return first == 0 || (first <= lastShown && !refines);
  }

  /** The last coefficient, in zigzag order, of the square of 8/divisor low frequencies. */
  private static int lastShown(int divisor) {
    return switch (divisor) {
      case 8 -> 0;
      case 4 -> 4;
      default -> 24;
    };
  }
}
