package io.sparkvae.vae.kernel.map;

import io.sparkvae.vae.kernel.PreparedConvolution.Addends;
import io.sparkvae.vae.kernel.PreparedConvolution.Operands;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The linear maps of a convolution between large and small feature maps. A transposed convolution
 * takes the same maps the other way. Confined to one thread at a time.
 */
public interface Convolution {

  /** {@code small = windows(large) · weight}, and what there is to add. */
  void convolve(Operands operands, Addends addends);

  /** {@code large = windowsᵀ(small · weightᵀ)}: every window's values added up where they lie. */
  void transposedConvolve(Operands operands);

  /**
   * {@code weight = windows(large)ᵀ · small}.
   *
   * @param bias receives the sums of small over images and pixels, where there is a bias
   */
  void gradient(Operands operands, @Nullable INDArray bias);
}
