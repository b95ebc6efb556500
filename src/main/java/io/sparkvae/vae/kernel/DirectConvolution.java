package io.sparkvae.vae.kernel;

import io.sparkvae.vae.kernel.PreparedConvolution.Addends;
import io.sparkvae.vae.spec.Precision;
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

  private final MapSizes sizes;

  /** What takes {@link #transposedConvolve} where channels are few. */
  private final @Nullable WindowMaps thin;

  private final stream work = new stream(OneDnn.engine());
  private final KeptConvolutions downward = new KeptConvolutions();
  private final KeptConvolutions upward = new KeptConvolutions();
  private final KeptConvolutions gradients = new KeptConvolutions();

  public DirectConvolution(MapSizes sizes) {
    this.sizes = sizes;
    // There a product is faster than the kernel.
    this.thin = sizes.isThin() ? WindowProducts.of(sizes, DataType.FLOAT) : null;
  }

  /** Whether there are kernels for all maps of these sizes that are made for this processor. */
  static boolean suits(MapSizes sizes) {
    if (!OneDnn.isAvailable()) {
      return false;
    }
    ConvolutionDescription description = description(sizes, 1);
    return isTuned(description.forward())
        && isTuned(description.backwardData())
        && isTuned(description.backwardWeights());
  }

  private static boolean isTuned(primitive_desc_base description) {
    return description.asBoolean() && !description.impl_info_str().getString().startsWith("ref");
  }

  @Override
  public void convolve(INDArray large, INDArray weight, INDArray small) {
    prepared(downward, large, PreparedConvolution::convolve)
        .run(work, new PreparedConvolution.Operands(large, weight, small), Addends.NONE);
  }

  @Override
  public void transposedConvolve(INDArray small, INDArray weight, INDArray large) {
    if (thin == null) {
      prepared(upward, large, PreparedConvolution::transposedConvolve)
          .run(work, new PreparedConvolution.Operands(large, weight, small), Addends.NONE);
    } else {
      thin.transposedConvolve(small, weight, large);
    }
  }

  @Override
  public void gradient(INDArray large, INDArray small, INDArray gradient) {
    prepared(gradients, large, PreparedConvolution::gradient)
        .run(work, new PreparedConvolution.Operands(large, gradient, small), Addends.NONE);
  }

  private PreparedConvolution prepared(
      KeptConvolutions kept,
      INDArray large,
      Function<ConvolutionDescription, PreparedConvolution> maker) {
    int images = Math.toIntExact(large.length() / sizes.largeValues());
    return kept.of(images, count -> maker.apply(description(sizes, count)));
  }

  private static ConvolutionDescription description(MapSizes sizes, int images) {
    return new ConvolutionDescription(
        sizes.convolution(), images, ConvolutionDescription.Terms.PRODUCT, Precision.FLOAT32);
  }
}
