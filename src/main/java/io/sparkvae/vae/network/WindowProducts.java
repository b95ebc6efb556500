package io.sparkvae.vae.network;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The linear maps of a 4x4 convolution of stride 2 and padding 1 between large feature maps {@code
 * [B, S, S, C]} and small ones {@code [B, S/2, S/2, n]}, with weights {@code [4·4·C, n]}, as matrix
 * products. A transposed convolution takes the same maps the other way.
 */
sealed interface WindowProducts permits ShiftedProducts, GatheredProducts {

  /** {@code small = windows(large) · weight}. */
  void down(INDArray large, INDArray weight, INDArray small);

  /** {@code large = windowsᵀ(small · weightᵀ)}: every window's values added up where they lie. */
  void up(INDArray small, INDArray weight, INDArray large);

  /** {@code gradient = windows(large)ᵀ · small}. */
  void gradient(INDArray large, INDArray small, INDArray gradient);

  /** {@link #gradient} and {@link #down} of the same large maps, which are laid out once. */
  void gradientAndDown(Descent descent, INDArray small, INDArray gradient);

  /** What {@link #down} takes. */
  record Descent(INDArray large, INDArray weight, INDArray small) {}

  /**
   * Sizes of both maps.
   *
   * @param side S
   * @param channels C
   * @param outputs n
   */
  record Sizes(int side, int channels, int outputs) {

    /** Pixels of a small map. */
    int smallPixels() {
      return side / 2 * (side / 2);
    }

    /** Values of a small map. */
    int smallValues() {
      return smallPixels() * outputs;
    }
  }

  /** The way that measures better: a product over few channels is too thin to be fast. */
  static WindowProducts of(Sizes sizes, DataType dataType) {
    return sizes.channels() < 8
        ? new GatheredProducts(sizes, dataType)
        : new ShiftedProducts(sizes, dataType);
  }
}
