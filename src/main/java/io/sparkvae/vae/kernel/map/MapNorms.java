package io.sparkvae.vae.kernel.map;

import org.nd4j.linalg.api.buffer.DataType;

/** Which kernels compute {@link NormAndSilu}. */
public final class MapNorms {

  /** Groups where channels divide evenly. */
  private static final int GROUPS = 8;

  private MapNorms() {}

  /**
   * For maps of so many pixels and channels.
   *
   * @param pixels H·W
   */
  public static NormAndSilu of(int pixels, int channels, DataType dataType) {
    GroupShape shape = new GroupShape(pixels, channels, groups(channels));
    return dataType == DataType.FLOAT ? new FloatNormAndSilu(shape) : new DoubleNormAndSilu(shape);
  }

  /** The most groups up to eight that divide the channels. */
  private static int groups(int channels) {
    int groups = GROUPS;
    while (channels % groups != 0) {
      groups--;
    }
    return groups;
  }
}
