package io.sparkvae.vae.kernel.onednn;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a convolution adds to its products.
 *
 * @param bias {@code [outputs]}, one of each channel of the small maps
 * @param maps of the result's shape
 */
public record Addends(@Nullable INDArray bias, @Nullable INDArray maps) {

  /** Nothing to add. */
  public static final Addends NONE = new Addends(null, null);
}
