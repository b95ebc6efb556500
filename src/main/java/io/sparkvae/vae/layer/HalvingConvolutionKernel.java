package io.sparkvae.vae.layer;

import io.sparkvae.vae.kernel.MapSizes;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The strided convolution; weights as {@code [kH·kW·inputs, outputs]}. */
final class HalvingConvolutionKernel extends StridedConvolutionKernel {

  HalvingConvolutionKernel(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  INDArray linear() {
    INDArray y = outputMaps(side() / 2);
    maps().convolve(input, weight(), y);
    return y;
  }

  @Override
  @Nullable INDArray backward(INDArray delta) {
    maps().gradient(input, delta, weightGradient());
    if (layerConf().isFirst()) {
      return null;
    }
    INDArray back = inputGradient();
    maps().transposedConvolve(delta, weight(), back);
    return back;
  }

  @Override
  MapSizes sizes() {
    return new MapSizes(side(), inputs(), outputs());
  }
}
