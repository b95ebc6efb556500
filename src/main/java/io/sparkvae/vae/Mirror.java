package io.sparkvae.vae;

/** Images the other way round. */
public final class Mirror {

  private Mirror() {}

  /**
   * Writes one image or several, mirrored left to right, to the end of the target.
   *
   * @param source uint8, C·H·W, from {@code from} on
   * @param target takes as many values as it has from {@code to} on
   */
  public static void write(byte[] source, int from, int width, byte[] target, int to) {
    for (int at = to; at < target.length; at += width) {
      int row = from + at - to;
      for (int x = 0; x < width; x++) {
        target[at + x] = source[row + width - 1 - x];
      }
    }
  }
}
