package io.sparkvae.vae.residual;

import static io.sparkvae.vae.layer.ParameterLayout.BIAS;
import static io.sparkvae.vae.layer.ParameterLayout.WEIGHT;

import io.sparkvae.vae.kernel.ArrayCache;
import io.sparkvae.vae.kernel.map.Convolution;
import io.sparkvae.vae.kernel.map.Convolutions;
import io.sparkvae.vae.kernel.onednn.Addends;
import io.sparkvae.vae.kernel.onednn.ConvolutionShape;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link DownSampling} when it computes. */
final class DownSamplingKernel extends MapLayerKernel {

  private final transient ArrayCache results = new ArrayCache();
  private final transient ArrayCache slopes = new ArrayCache();
  private final transient Convolution convolution;

  DownSamplingKernel(NeuralNetConfiguration conf, DataType dataType, ConvolutionShape shape) {
    super(conf, dataType);
    this.convolution = Convolutions.of(shape, dataType, layer().getPrecision());
  }

  @Override
  INDArray forward(INDArray maps) {
    INDArray result = maps(results, layer().output());
    convolution.loadLarge(maps);
    convolution.convolve(parameter(WEIGHT), result, new Addends(parameter(BIAS), null));
    return result;
  }

  @Override
  @Nullable INDArray backward(INDArray maps, INDArray slope) {
    convolution.loadSmall(slope);
    convolution.gradient(gradient(WEIGHT), gradient(BIAS));
    if (layer().isFirst()) {
      return null;
    }
    INDArray back = maps(slopes, layer().input());
    convolution.transposedConvolve(parameter(WEIGHT), back);
    return back;
  }
}
