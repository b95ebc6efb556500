package io.sparkvae.vae.network;

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
    products().up(input, weight(), y);
    return y;
  }

  @Override
  @Nullable INDArray backward(INDArray delta) {
    INDArray back = inputGradient();
    WindowProducts.Descent descent = new WindowProducts.Descent(delta, weight(), back);
    products().gradientAndDown(descent, input, weightGradient());
    return back;
  }

  @Override
  WindowProducts.Sizes sizes() {
    return new WindowProducts.Sizes(side() * 2, outputs(), inputs());
  }
}
