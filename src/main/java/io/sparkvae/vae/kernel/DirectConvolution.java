package io.sparkvae.vae.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@link WindowMaps} by oneDNN's convolution kernels, in single precision. They read and write the
 * maps as they lie, channels last, so that nothing is laid out for them but the weights. Confined
 * to one thread at a time.
 */
public final class DirectConvolution implements WindowMaps {

  /** Whole minibatches, the last one of an epoch, and those of encoding. */
  private static final int NUMBERS_KEPT = 4;

  private final MapSizes sizes;

  /** What takes {@link #transposedConvolve} where channels are few. */
  private final @Nullable WindowMaps thin;

  private final stream work = new stream(OneDnn.engine());
  private final Map<Integer, PreparedConvolution> downward = new Kept();
  private final Map<Integer, PreparedConvolution> upward = new Kept();
  private final Map<Integer, PreparedConvolution> gradients = new Kept();

  public DirectConvolution(MapSizes sizes) {
    this.sizes = sizes;
    // There a product is faster than the kernel.
    this.thin = sizes.isThin() ? WindowProducts.of(sizes, DataType.FLOAT) : null;
  }

  /** The primitives of one map for the numbers of images that were lately asked for. */
  private static final class Kept extends LinkedHashMap<Integer, PreparedConvolution> {

    private static final long serialVersionUID = 1L;

    Kept() {
      super(NUMBERS_KEPT, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, PreparedConvolution> eldest) {
      return size() > NUMBERS_KEPT;
    }
  }

  /** Whether there are kernels for all maps of these sizes that are made for this processor. */
  static boolean suits(MapSizes sizes) {
    if (!OneDnn.isAvailable()) {
      return false;
    }
    ConvolutionDescription description = new ConvolutionDescription(sizes, 1);
    return isTuned(description.forward())
        && isTuned(description.backwardData())
        && isTuned(description.backwardWeights());
  }

  private static boolean isTuned(primitive_desc_base description) {
    return description.asBoolean() && !description.impl_info_str().getString().startsWith("ref");
  }

  @Override
  public void convolve(INDArray large, INDArray weight, INDArray small) {
    prepared(downward, large, PreparedConvolution::convolve).run(work, large, weight, small);
  }

  @Override
  public void transposedConvolve(INDArray small, INDArray weight, INDArray large) {
    if (thin == null) {
      prepared(upward, large, PreparedConvolution::transposedConvolve)
          .run(work, large, weight, small);
    } else {
      thin.transposedConvolve(small, weight, large);
    }
  }

  @Override
  public void gradient(INDArray large, INDArray small, INDArray gradient) {
    prepared(gradients, large, PreparedConvolution::gradient).run(work, large, gradient, small);
  }

  private PreparedConvolution prepared(
      Map<Integer, PreparedConvolution> kept,
      INDArray large,
      Function<ConvolutionDescription, PreparedConvolution> maker) {
    int images = Math.toIntExact(large.length() / sizes.largeValues());
    return kept.computeIfAbsent(
        images, count -> maker.apply(new ConvolutionDescription(sizes, count)));
  }
}
