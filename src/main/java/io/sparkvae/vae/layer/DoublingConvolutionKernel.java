package io.sparkvae.vae.layer;

import io.sparkvae.vae.kernel.MapSizes;
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
    maps().transposedConvolve(input, weight(), y);
    return y;
  }

  @Override
  @Nullable INDArray backward(INDArray delta) {
    INDArray back = inputGradient();
    WindowMaps.Operands operands = new WindowMaps.Operands(delta, weight(), back);
    maps().gradientAndConvolve(operands, input, weightGradient());
    return back;
  }

  @Override
  MapSizes sizes() {
    return new MapSizes(side() * 2, outputs(), inputs());
  }
}
