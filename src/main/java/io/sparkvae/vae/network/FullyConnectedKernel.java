package io.sparkvae.vae.network;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code x·W} with {@code W [inputs, outputs]} in row-major order. */
final class FullyConnectedKernel extends NativeLayerKernel {

  FullyConnectedKernel(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  INDArray linear() {
    INDArray x = rows();
    INDArray y = results(x.size(0), layerConf().getNOut());
    Gemm.product(x, weight(), y);
    return y;
  }

  @Override
  @Nullable INDArray backward(INDArray delta) {
    Gemm.leftTransposed(rows(), delta, weightGradient());
    if (layerConf().isFirst()) {
      return null;
    }
    INDArray back = slopes(delta.size(0), layerConf().getNIn());
    Gemm.rightTransposed(delta, weight(), back);
    return back;
  }

  /** The input, feature maps laid flat. */
  private INDArray rows() {
    return input.rank() == 2
        ? input
        : input.reshape('c', new long[] {input.size(0), layerConf().getNIn()});
  }
}
