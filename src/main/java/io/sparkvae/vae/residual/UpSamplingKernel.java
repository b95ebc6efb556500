package io.sparkvae.vae.residual;

import static io.sparkvae.vae.layer.ParameterLayout.BIAS;
import static io.sparkvae.vae.layer.ParameterLayout.WEIGHT;

import io.sparkvae.vae.kernel.ArrayCache;
import io.sparkvae.vae.kernel.BiasAndRelu;
import io.sparkvae.vae.kernel.ColumnSums;
import io.sparkvae.vae.kernel.map.Convolution;
import io.sparkvae.vae.kernel.map.Convolutions;
import io.sparkvae.vae.kernel.onednn.Addends;
import io.sparkvae.vae.kernel.onednn.ConvolutionShape;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link UpSampling} when it computes; weights as {@code [4·4·outputs, inputs]}. */
final class UpSamplingKernel extends MapLayerKernel {

  private final transient ArrayCache results = new ArrayCache();
  private final transient ArrayCache slopes = new ArrayCache();
  private final transient ColumnSums columnSums = new ColumnSums();
  private final transient BiasAndRelu bias;
  private final transient Convolution convolution;

  UpSamplingKernel(NeuralNetConfiguration conf, DataType dataType, ConvolutionShape shape) {
    super(conf, dataType);
    this.bias = BiasAndRelu.bias(shape.channels());
    this.convolution = Convolutions.of(shape, dataType, layer().getPrecision());
  }

  @Override
  INDArray forward(INDArray maps) {
    INDArray result = maps(results, layer().output());
    convolution.loadSmall(maps);
    convolution.transposedConvolve(parameter(WEIGHT), result);
    bias.apply(result, parameter(BIAS));
    return result;
  }

  @Override
  INDArray backward(INDArray maps, INDArray slope) {
    long outputs = layer().getNOut();
    columnSums.write(
        slope.reshape('c', new long[] {slope.length() / outputs, outputs}), gradient(BIAS));
    convolution.loadLarge(slope);
    convolution.gradient(gradient(WEIGHT), null);
    INDArray back = maps(slopes, layer().input());
    convolution.convolve(parameter(WEIGHT), back, Addends.NONE);
    return back;
  }
}
