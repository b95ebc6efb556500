package io.sparkvae.vae.residual;

import static io.sparkvae.vae.layer.ParameterLayout.BIAS;
import static io.sparkvae.vae.layer.ParameterLayout.WEIGHT;
import static io.sparkvae.vae.residual.ResidualBlock.FIRST;
import static io.sparkvae.vae.residual.ResidualBlock.SECOND;

import io.sparkvae.vae.kernel.ArrayCache;
import io.sparkvae.vae.kernel.map.Convolution;
import io.sparkvae.vae.kernel.map.Convolutions;
import io.sparkvae.vae.kernel.map.MapNorms;
import io.sparkvae.vae.kernel.map.NormAndSilu;
import io.sparkvae.vae.kernel.map.NormAndSilu.Slopes;
import io.sparkvae.vae.kernel.onednn.Addends;
import io.sparkvae.vae.kernel.onednn.ConvolutionShape;
import io.sparkvae.vae.spec.Precision;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@link ResidualBlock} when it computes. The backward pass needs no arrays but those of the
 * forward pass: what a convolution took is overwritten by its gradient.
 */
final class ResidualBlockKernel extends MapLayerKernel {

  private final transient ArrayCache activated = new ArrayCache();
  private final transient ArrayCache hidden = new ArrayCache();
  private final transient ArrayCache activatedHidden = new ArrayCache();
  private final transient ArrayCache results = new ArrayCache();
  private final transient NormAndSilu firstNorm;
  private final transient NormAndSilu secondNorm;
  private final transient Convolution firstConvolution;
  private final transient Convolution secondConvolution;

  ResidualBlockKernel(NeuralNetConfiguration conf, DataType dataType, ConvolutionShape shape) {
    super(conf, dataType);
    Precision precision = layer().getPrecision();
    int pixels = shape.height() * shape.width();
    this.firstNorm = MapNorms.of(pixels, shape.channels(), dataType);
    this.secondNorm = MapNorms.of(pixels, shape.channels(), dataType);
    this.firstConvolution = Convolutions.of(shape, dataType, precision);
    this.secondConvolution = Convolutions.of(shape, dataType, precision);
  }

  @Override
  INDArray forward(INDArray maps) {
    INDArray first = kept(activated);
    INDArray between = kept(hidden);
    INDArray second = kept(activatedHidden);
    INDArray result = kept(results);
    firstNorm.forward(maps, norm(FIRST), first);
    convolve(firstConvolution, FIRST, first, between, null);
    secondNorm.forward(between, norm(SECOND), second);
    convolve(secondConvolution, SECOND, second, result, maps);
    return result;
  }

  private void convolve(
      Convolution convolution,
      String number,
      INDArray taken,
      INDArray result,
      @Nullable INDArray bypass) {
    convolution.loadLarge(taken);
    Addends addends = new Addends(parameter(BIAS + number), bypass);
    convolution.convolve(parameter(WEIGHT + number), result, addends);
  }

  @Override
  INDArray backward(INDArray maps, INDArray slope) {
    INDArray first = kept(activated);
    INDArray second = kept(activatedHidden);
    backward(secondConvolution, SECOND, second, slope);
    secondNorm.backward(kept(hidden), norm(SECOND), new Slopes(second, normGradient(SECOND), null));
    backward(firstConvolution, FIRST, first, second);
    firstNorm.backward(maps, norm(FIRST), new Slopes(first, normGradient(FIRST), slope));
    return first;
  }

  /**
   * Gradients of a convolution.
   *
   * @param taken what it took; becomes the gradient of that
   */
  private void backward(Convolution convolution, String number, INDArray taken, INDArray slope) {
    convolution.loadSmall(slope);
    convolution.gradient(gradient(WEIGHT + number), gradient(BIAS + number));
    convolution.transposedConvolve(parameter(WEIGHT + number), taken);
  }

  private INDArray kept(ArrayCache cache) {
    return maps(cache, layer().output());
  }
}
