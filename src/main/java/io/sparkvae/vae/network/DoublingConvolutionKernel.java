package io.sparkvae.vae.network;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The transposed convolution; weights as {@code [kH·kW·outputs, inputs]}. Forward it is a matrix
 * product whose windows are added up, several times faster than ND4J's op where there are few
 * outputs; backward it is ND4J's op.
 */
final class DoublingConvolutionKernel extends StridedConvolutionKernel {

  DoublingConvolutionKernel(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  INDArray affine(LayerWorkspaceMgr workspaces) {
    INDArray y = outputMaps(side() * 2, workspaces);
    Windows of = windows();
    int images = Math.toIntExact(y.size(0));
    long[] rows = {(long) images * of.rows(), layerConf().getNIn()};
    INDArray pixels = input.reshape('c', rows);
    double[] bias = Latents.read(bias());
    for (int from = 0; from < images; from += of.group()) {
      int to = Math.min(images, from + of.group());
      Gemm.rightTransposed(of.images(pixels, from, to), weight(), of.matrix(to - from));
      of.scatter(y, from, to, bias);
    }
    return y;
  }

  @Override
  @Nullable INDArray backward(INDArray delta, LayerWorkspaceMgr workspaces) {
    return backward("deconv2d_bp", delta, workspaces);
  }

  @Override
  Windows makeWindows() {
    return new Windows(side() * 2, Math.toIntExact(layerConf().getNOut()), dataType);
  }

  @Override
  long[] filterChannels() {
    return new long[] {layerConf().getNOut(), layerConf().getNIn()};
  }
}
