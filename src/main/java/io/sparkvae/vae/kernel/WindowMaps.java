package io.sparkvae.vae.kernel;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The linear maps of a 4x4 convolution of stride 2 and padding 1 between large feature maps {@code
 * [B, S, S, C]} and small ones {@code [B, S/2, S/2, n]}, with weights {@code [4·4·C, n]}. A
 * transposed convolution takes the same maps the other way.
 */
public sealed interface WindowMaps permits DirectConvolution, WindowProducts {

  /**
   * Sizes of both maps.
   *
   * @param side S
   * @param channels C
   * @param outputs n
   */
  record Sizes(int side, int channels, int outputs) {

    /** Whether there are too few channels for a product or kernel over them alone to be fast. */
    boolean isThin() {
      return channels < 8;
    }

    /** Values of a large map. */
    int largeValues() {
      return side * side * channels;
    }

    /** Pixels of a small map. */
    int smallPixels() {
      return side / 2 * (side / 2);
    }

    /** Values of a small map. */
    int smallValues() {
      return smallPixels() * outputs;
    }
  }

  /** {@code small = windows(large) · weight}. */
  void down(INDArray large, INDArray weight, INDArray small);

  /** {@code large = windowsᵀ(small · weightᵀ)}: every window's values added up where they lie. */
  void up(INDArray small, INDArray weight, INDArray large);

  /** {@code gradient = windows(large)ᵀ · small}. */
  void gradient(INDArray large, INDArray small, INDArray gradient);

  /** What {@link #down} takes. */
  record Descent(INDArray large, INDArray weight, INDArray small) {}

  /** {@link #gradient} and {@link #down} of the same large maps. */
  default void gradientAndDown(Descent descent, INDArray small, INDArray gradient) {
    gradient(descent.large(), small, gradient);
    down(descent.large(), descent.weight(), descent.small());
  }

  /** By oneDNN where it has kernels for them, else, and in double precision, by products. */
  static WindowMaps of(Sizes sizes, DataType dataType) {
    return dataType == DataType.FLOAT && DirectConvolution.suits(sizes)
        ? new DirectConvolution(sizes)
        : WindowProducts.of(sizes, dataType);
  }
}
