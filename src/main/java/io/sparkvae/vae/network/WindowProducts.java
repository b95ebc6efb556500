package io.sparkvae.vae.network;

import java.util.function.Consumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The linear maps of a 4x4 convolution of stride 2 and padding 1 between large feature maps {@code
 * [B, S, S, C]} and small ones {@code [B, S/2, S/2, n]}, with weights {@code [4·4·C, n]}, as matrix
 * products. A transposed convolution takes the same maps the other way. A few images are taken at a
 * time, so that what is laid out for them stays in the cache.
 */
final class WindowProducts {

  private final Sizes sizes;
  private final GroupProducts products;
  private final Taps taps;
  private final Taps slopes;

  WindowProducts(Sizes sizes, DataType dataType, GroupProducts products) {
    this.sizes = sizes;
    this.products = products;
    this.taps = new Taps(sizes.channels(), sizes.outputs(), dataType);
    this.slopes = new Taps(sizes.channels(), sizes.outputs(), dataType);
  }

  /** In the way that measures better: a product over few channels is too thin to be fast. */
  static WindowProducts of(Sizes sizes, DataType dataType) {
    GroupProducts products =
        sizes.channels() < 8
            ? new GatheredProducts(sizes, dataType)
            : new ShiftedProducts(sizes, dataType);
    return new WindowProducts(sizes, dataType, products);
  }

  /**
   * Sizes of both maps.
   *
   * @param side S
   * @param channels C
   * @param outputs n
   */
  record Sizes(int side, int channels, int outputs) {

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
  void down(INDArray large, INDArray weight, INDArray small) {
    taps.load(weight);
    forGroups(
        large,
        group -> {
          products.lay(large, group);
          products.down(taps, small, group);
        });
  }

  /** {@code large = windowsᵀ(small · weightᵀ)}: every window's values added up where they lie. */
  void up(INDArray small, INDArray weight, INDArray large) {
    taps.load(weight);
    forGroups(large, group -> products.up(small, taps, large, group));
  }

  /** {@code gradient = windows(large)ᵀ · small}. */
  void gradient(INDArray large, INDArray small, INDArray gradient) {
    forGroups(
        large,
        group -> {
          products.lay(large, group);
          products.gradient(small, slopes, group);
        });
    slopes.store(gradient);
  }

  /** What {@link #down} takes. */
  record Descent(INDArray large, INDArray weight, INDArray small) {}

  /** {@link #gradient} and {@link #down} of the same large maps, which are laid out once. */
  void gradientAndDown(Descent descent, INDArray small, INDArray gradient) {
    taps.load(descent.weight());
    forGroups(
        descent.large(),
        group -> {
          products.lay(descent.large(), group);
          products.gradient(small, slopes, group);
          products.down(taps, descent.small(), group);
        });
    slopes.store(gradient);
  }

  private void forGroups(INDArray large, Consumer<GroupProducts.Group> work) {
    int images = Math.toIntExact(large.length() / sizes.largeValues());
    int most = products.largestGroup();
    for (int from = 0; from < images; from += most) {
      work.accept(new GroupProducts.Group(from, Math.min(most, images - from)));
    }
  }
}
