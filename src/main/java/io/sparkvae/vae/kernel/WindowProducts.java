package io.sparkvae.vae.kernel;

import java.util.function.Consumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@link WindowMaps} as matrix products. A few images are taken at a time, so that what is laid out
 * for them stays in the cache.
 */
public final class WindowProducts implements WindowMaps {

  private final MapSizes sizes;
  private final GroupProducts products;
  private final ConvolutionWeights taps;
  private final ConvolutionWeights slopes;

  WindowProducts(MapSizes sizes, DataType dataType, GroupProducts products) {
    this.sizes = sizes;
    this.products = products;
    this.taps = new ConvolutionWeights(sizes.channels(), sizes.outputs(), dataType);
    this.slopes = new ConvolutionWeights(sizes.channels(), sizes.outputs(), dataType);
  }

  /** In the way that measures better: a product over few channels is too thin to be fast. */
  public static WindowProducts of(MapSizes sizes, DataType dataType) {
    GroupProducts products =
        sizes.isThin()
            ? new GatheredProducts(sizes, dataType)
            : new ShiftedProducts(sizes, dataType);
    return new WindowProducts(sizes, dataType, products);
  }

  @Override
  public void convolve(INDArray large, INDArray weight, INDArray small) {
    taps.load(weight);
    forGroups(
        large,
        group -> {
          products.prepare(large, group);
          products.convolve(taps, small, group);
        });
  }

  @Override
  public void transposedConvolve(INDArray small, INDArray weight, INDArray large) {
    taps.load(weight);
    forGroups(large, group -> products.transposedConvolve(small, taps, large, group));
  }

  @Override
  public void gradient(INDArray large, INDArray small, INDArray gradient) {
    forGroups(
        large,
        group -> {
          products.prepare(large, group);
          products.gradient(small, slopes, group);
        });
    slopes.store(gradient);
  }

  /** The large maps are laid out once. */
  @Override
  public void gradientAndConvolve(Operands operands, INDArray small, INDArray gradient) {
    taps.load(operands.weight());
    forGroups(
        operands.large(),
        group -> {
          products.prepare(operands.large(), group);
          products.gradient(small, slopes, group);
          products.convolve(taps, operands.small(), group);
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
