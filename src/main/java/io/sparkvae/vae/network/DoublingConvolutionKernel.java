package io.sparkvae.vae.network;

import static io.sparkvae.vae.network.DoublingConvolution.KERNEL;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The transposed convolution; weights as {@code [kH·kW·outputs, inputs]}. Forward it is a matrix
 * product whose windows are added up, several times faster than ND4J's op where there are few
 * outputs; backward it is ND4J's op.
 */
final class DoublingConvolutionKernel extends NativeLayerKernel {

  /** Kernel, stride, padding 1, dilation 1, no "same" mode, NHWC, weights [kH, kW, oC, iC]. */
  private static final int[] ARGUMENTS = {KERNEL, KERNEL, 2, 2, 1, 1, 1, 1, 0, 1, 0};

  private transient @Nullable Windows windows;

  DoublingConvolutionKernel(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  private DoublingConvolution settings() {
    return (DoublingConvolution) layerConf();
  }

  @Override
  INDArray affine(LayerWorkspaceMgr workspaces) {
    INDArray x = maps();
    int twice = settings().getSide() * 2;
    INDArray y =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS,
            x.dataType(),
            new long[] {x.size(0), twice, twice, layerConf().getNOut()},
            'c');
    Windows of = windows(twice);
    INDArray pixels = x.reshape('c', new long[] {x.size(0) * of.rows(), layerConf().getNIn()});
    double[] bias = Latents.read(bias());
    int images = Math.toIntExact(x.size(0));
    for (int from = 0; from < images; from += of.group()) {
      int to = Math.min(images, from + of.group());
      Gemm.rightTransposed(of.images(pixels, from, to), weight(), of.matrix(to - from));
      of.scatter(y, from, to, bias);
    }
    return y;
  }

  @Override
  @Nullable INDArray backward(INDArray delta, LayerWorkspaceMgr workspaces) {
    INDArray x = maps();
    INDArray back =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, x.dataType(), x.shape(), 'c');
    Nd4j.getExecutioner()
        .exec(
            DynamicCustomOp.builder("deconv2d_bp")
                .addInputs(x, filters(weight()), bias(), delta)
                .addOutputs(back, filters(weightGradient()), biasGradient())
                .addIntegerArguments(ARGUMENTS)
                .build());
    return back;
  }

  private INDArray maps() {
    int side = settings().getSide();
    return input.reshape('c', new long[] {input.size(0), side, side, layerConf().getNIn()});
  }

  private Windows windows(int twice) {
    Windows made = windows;
    if (made == null) {
      made = new Windows(twice, Math.toIntExact(layerConf().getNOut()), dataType);
      windows = made;
    }
    return made;
  }

  private INDArray filters(INDArray matrix) {
    return matrix.reshape(
        'c', new long[] {KERNEL, KERNEL, layerConf().getNOut(), layerConf().getNIn()});
  }
}
