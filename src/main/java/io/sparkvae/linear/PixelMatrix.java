package io.sparkvae.linear;

import io.sparkvae.corpus.shard.NamedBlock;

/** The pixels of a block as a matrix of floats, less their mean over all images. */
public final class PixelMatrix {

  private PixelMatrix() {}

  /**
   * The matrix {@code [images, pixels]} in [−1, 1].
   *
   * @param mean of each pixel in [0, 1]
   */
  public static float[] centred(NamedBlock block, float[] mean) {
    float[] rows = new float[block.values().length];
    for (int from = 0; from < rows.length; from += mean.length) {
      for (int i = 0; i < mean.length; i++) {
        rows[from + i] = (block.values()[from + i] & 0xff) / 255f - mean[i];
      }
    }
    return rows;
  }
}
