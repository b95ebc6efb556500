package io.sparkvae.vae.network;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The strided convolution; weights as {@code [kH·kW·inputs, outputs]}. */
final class HalvingConvolutionKernel extends StridedConvolutionKernel {

  HalvingConvolutionKernel(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  INDArray linear(LayerWorkspaceMgr workspaces) {
    INDArray y = outputMaps(side() / 2, workspaces);
    products().down(input, weight(), y);
    return y;
  }

  @Override
  @Nullable INDArray backward(INDArray delta, LayerWorkspaceMgr workspaces) {
    products().gradient(input, delta, weightGradient());
    if (layerConf().isFirst()) {
      return null;
    }
    INDArray back = inputGradient(workspaces);
    products().up(delta, weight(), back);
    return back;
  }

  @Override
  WindowProducts.Sizes sizes() {
    return new WindowProducts.Sizes(side(), inputs(), outputs());
  }
}
