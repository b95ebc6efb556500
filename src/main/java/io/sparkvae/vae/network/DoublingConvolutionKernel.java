package io.sparkvae.vae.network;

import io.sparkvae.vae.kernel.WindowMaps;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The transposed convolution; weights as {@code [kH·kW·outputs, inputs]}. */
final class DoublingConvolutionKernel extends StridedConvolutionKernel {

  DoublingConvolutionKernel(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  INDArray linear() {
    INDArray y = outputMaps(side() * 2);
    maps().up(input, weight(), y);
    return y;
  }

  @Override
  @Nullable INDArray backward(INDArray delta) {
    INDArray back = inputGradient();
    WindowMaps.Descent descent = new WindowMaps.Descent(delta, weight(), back);
    maps().gradientAndDown(descent, input, weightGradient());
    return back;
  }

  @Override
  WindowMaps.Sizes sizes() {
    return new WindowMaps.Sizes(side() * 2, outputs(), inputs());
  }
}
