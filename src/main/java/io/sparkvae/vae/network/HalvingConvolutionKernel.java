package io.sparkvae.vae.network;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The strided convolution by ND4J's native ops; weights as {@code [kH·kW·inputs, outputs]}. */
final class HalvingConvolutionKernel extends StridedConvolutionKernel {

  HalvingConvolutionKernel(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  INDArray affine(LayerWorkspaceMgr workspaces) {
    INDArray y = outputMaps(side() / 2, workspaces);
    forward("conv2d", maps(), y);
    return y;
  }

  @Override
  @Nullable INDArray backward(INDArray delta, LayerWorkspaceMgr workspaces) {
    if (layerConf().isFirst()) {
      parameterGradients(maps(), delta);
      return null;
    }
    return backward("conv2d_bp", delta, workspaces);
  }

  /** Without the gradient of the input, which costs most of ND4J's op and which nobody needs. */
  private void parameterGradients(INDArray x, INDArray delta) {
    Windows of = windows();
    int images = Math.toIntExact(x.size(0));
    long[] rows = {(long) images * of.rows(), layerConf().getNOut()};
    INDArray pixels = delta.reshape('c', rows);
    weightGradient().assign(0);
    for (int from = 0; from < images; from += of.group()) {
      int to = Math.min(images, from + of.group());
      of.gather(x, from, to);
      Gemm.addLeftTransposed(of.matrix(to - from), of.images(pixels, from, to), weightGradient());
    }
    biasGradient(pixels);
  }

  @Override
  Windows makeWindows() {
    return new Windows(side(), Math.toIntExact(layerConf().getNIn()), dataType);
  }

  @Override
  long[] filterChannels() {
    return new long[] {layerConf().getNIn(), layerConf().getNOut()};
  }
}
