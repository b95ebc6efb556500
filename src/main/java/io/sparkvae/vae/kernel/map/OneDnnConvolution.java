package io.sparkvae.vae.kernel.map;

import io.sparkvae.vae.kernel.onednn.Addends;
import io.sparkvae.vae.kernel.onednn.ConvolutionShape;
import io.sparkvae.vae.kernel.onednn.KeptConvolutions;
import io.sparkvae.vae.kernel.onednn.PreparedConvolution;
import io.sparkvae.vae.spec.Precision;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link Convolution} by oneDNN's kernels, in single precision. They read and write the maps as
 * they lie; in bfloat16, factors are rounded into memory of their own first.
 */
final class OneDnnConvolution implements Convolution {

  private final KeptConvolutions kept;
  private @Nullable PreparedConvolution current;

  OneDnnConvolution(ConvolutionShape shape, Precision precision) {
    this.kept = new KeptConvolutions(shape, precision);
  }

  @Override
  public void loadLarge(INDArray maps) {
    PreparedConvolution convolution = kept.ofLarge(maps);
    convolution.loadLarge(maps);
    current = convolution;
  }

  @Override
  public void loadSmall(INDArray maps) {
    PreparedConvolution convolution = kept.ofSmall(maps);
    convolution.loadSmall(maps);
    current = convolution;
  }

  @Override
  public void convolve(INDArray weight, INDArray result, Addends addends) {
    current().convolve(weight, result, addends);
  }

  @Override
  public void transposedConvolve(INDArray weight, INDArray result) {
    current().transposedConvolve(weight, result);
  }

  @Override
  public void gradient(INDArray weight, @Nullable INDArray bias) {
    current().gradient(weight, bias);
  }

  private PreparedConvolution current() {
    PreparedConvolution loaded = current;
    if (loaded == null) {
      throw new IllegalStateException("convolution without maps");
    }
    return loaded;
  }
}
