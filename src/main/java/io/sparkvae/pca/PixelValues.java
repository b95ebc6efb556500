package io.sparkvae.pca;

import io.sparkvae.corpus.ImageBlock;

/** The pixels of a block as numbers. */
public final class PixelValues {

  private PixelValues() {}

  /** {@code [images, values]} in [0, 1], row after row. */
  public static float[] of(ImageBlock block) {
    float[] values = new float[block.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (block.values()[i] & 0xff) / 255f;
    }
    return values;
  }
}
