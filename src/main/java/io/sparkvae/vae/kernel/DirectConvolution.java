package io.sparkvae.vae.kernel;

import io.sparkvae.vae.kernel.onednn.Addends;
import io.sparkvae.vae.kernel.onednn.KeptConvolutions;
import io.sparkvae.vae.kernel.onednn.PreparedConvolution;
import io.sparkvae.vae.spec.Precision;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@link WindowMaps} by oneDNN's convolution kernels, in single precision. They read and write the
 * maps as they lie, channels last, so that nothing is laid out for them but the weights. Confined
 * to one thread at a time.
 */
public final class DirectConvolution implements WindowMaps {

  /** What takes {@link #transposedConvolve} where channels are few. */
  private final @Nullable WindowMaps thin;

  private final KeptConvolutions kept;

  public DirectConvolution(MapSizes sizes) {
    this.kept = new KeptConvolutions(sizes.convolution(), Precision.FLOAT32);
    // There a product is faster than the kernel.
    this.thin = sizes.isThin() ? WindowProducts.of(sizes, DataType.FLOAT) : null;
  }

  /** Whether there are kernels for all maps of these sizes that are made for this processor. */
  static boolean suits(MapSizes sizes) {
    return KeptConvolutions.suits(sizes.convolution());
  }

  @Override
  public void convolve(INDArray large, INDArray weight, INDArray small) {
    PreparedConvolution convolution = kept.ofLarge(large);
    convolution.loadLarge(large);
    convolution.convolve(weight, small, Addends.NONE);
  }

  @Override
  public void transposedConvolve(INDArray small, INDArray weight, INDArray large) {
    if (thin == null) {
      PreparedConvolution convolution = kept.ofSmall(small);
      convolution.loadSmall(small);
      convolution.transposedConvolve(weight, large);
    } else {
      thin.transposedConvolve(small, weight, large);
    }
  }

  @Override
  public void gradient(INDArray large, INDArray small, INDArray gradient) {
    PreparedConvolution convolution = kept.ofLarge(large);
    convolution.loadLarge(large);
    convolution.loadSmall(small);
    convolution.gradient(gradient, null);
  }
}
