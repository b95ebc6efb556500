package io.sparkvae.vae.layer;

import io.sparkvae.vae.kernel.Gemm;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code x·W} with {@code W [inputs, outputs]} in row-major order. */
final class FullyConnectedKernel extends AffineLayerKernel {

  FullyConnectedKernel(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  INDArray linear() {
    INDArray y = results(input.size(0), layerConf().getNOut());
    Gemm.product(input, weight(), y);
    return y;
  }

  @Override
  @Nullable INDArray backward(INDArray delta) {
    Gemm.leftTransposed(input, delta, weightGradient());
    if (layerConf().isFirst()) {
      return null;
    }
    INDArray back = slopes(delta.size(0), layerConf().getNIn());
    Gemm.rightTransposed(delta, weight(), back);
    return back;
  }
}
