package io.sparkvae.vae.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The linear maps of a 4x4 convolution of stride 2 and padding 1 between large feature maps {@code
 * [B, S, S, C]} and small ones {@code [B, S/2, S/2, n]}, with weights {@code [4·4·C, n]}. A
 * transposed convolution takes the same maps the other way.
 */
public sealed interface WindowMaps permits DirectConvolution, WindowProducts {

  /** {@code small = windows(large) · weight}. */
  void convolve(INDArray large, INDArray weight, INDArray small);

  /** {@code large = windowsᵀ(small · weightᵀ)}: every window's values added up where they lie. */
  void transposedConvolve(INDArray small, INDArray weight, INDArray large);

  /** {@code gradient = windows(large)ᵀ · small}. */
  void gradient(INDArray large, INDArray small, INDArray gradient);

  /** What {@link #convolve} takes. */
  record Operands(INDArray large, INDArray weight, INDArray small) {}

  /** {@link #gradient} and {@link #convolve} of the same large maps. */
  default void gradientAndConvolve(Operands operands, INDArray small, INDArray gradient) {
    gradient(operands.large(), small, gradient);
    convolve(operands.large(), operands.weight(), operands.small());
  }
}
