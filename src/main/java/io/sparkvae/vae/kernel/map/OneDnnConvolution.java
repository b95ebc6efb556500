package io.sparkvae.vae.kernel.map;

import io.sparkvae.vae.kernel.ConvolutionDescription;
import io.sparkvae.vae.kernel.ConvolutionDescription.Terms;
import io.sparkvae.vae.kernel.ConvolutionShape;
import io.sparkvae.vae.kernel.KeptConvolutions;
import io.sparkvae.vae.kernel.OneDnn;
import io.sparkvae.vae.kernel.PreparedConvolution;
import io.sparkvae.vae.kernel.PreparedConvolution.Addends;
import io.sparkvae.vae.kernel.PreparedConvolution.Operands;
import io.sparkvae.vae.spec.Precision;
import org.bytedeco.dnnl.stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link Convolution} by oneDNN's kernels, in single precision. They read and write the maps as
 * they lie; in bfloat16, factors are rounded into memory of their own first.
 */
final class OneDnnConvolution implements Convolution {

  private final ConvolutionShape shape;
  private final Precision precision;
  private final stream work = new stream(OneDnn.engine());
  private final KeptConvolutions downward = new KeptConvolutions();
  private final KeptConvolutions upward = new KeptConvolutions();
  private final KeptConvolutions gradients = new KeptConvolutions();

  OneDnnConvolution(ConvolutionShape shape, Precision precision) {
    this.shape = shape;
    this.precision = precision;
  }

  @Override
  public void convolve(Operands operands, Addends addends) {
    Terms terms = terms(addends);
    downward
        .of(images(operands), count -> PreparedConvolution.convolve(description(count, terms)))
        .run(work, operands, addends);
  }

  @Override
  public void transposedConvolve(Operands operands) {
    upward
        .of(
            images(operands),
            count -> PreparedConvolution.transposedConvolve(description(count, Terms.PRODUCT)))
        .run(work, operands, Addends.NONE);
  }

  @Override
  public void gradient(Operands operands, @Nullable INDArray bias) {
    Addends addends = new Addends(bias, null);
    gradients
        .of(
            images(operands),
            count -> PreparedConvolution.gradient(description(count, terms(addends))))
        .run(work, operands, addends);
  }

  /** A caller adds the same terms every time. */
  private static Terms terms(Addends addends) {
    if (addends.bias() == null) {
      return Terms.PRODUCT;
    }
    return addends.maps() == null ? Terms.BIAS : Terms.BIAS_AND_MAPS;
  }

  private int images(Operands operands) {
    return Math.toIntExact(operands.large().length() / shape.largeValues());
  }

  private ConvolutionDescription description(int images, Terms terms) {
    return new ConvolutionDescription(shape, images, terms, precision);
  }
}
