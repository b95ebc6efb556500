package io.sparkvae.vae.network;

import static io.sparkvae.vae.network.HalvingConvolution.KERNEL;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** The strided convolution by ND4J's native ops; weights as {@code [kH·kW·inputs, outputs]}. */
final class HalvingConvolutionKernel extends NativeLayerKernel {

  /** Kernel, stride, padding 1, dilation 1, no "same" mode, NHWC, weights [kH, kW, iC, oC]. */
  private static final int[] ARGUMENTS = {KERNEL, KERNEL, 2, 2, 1, 1, 1, 1, 0, 1, 0};

  private transient @Nullable Windows windows;

  HalvingConvolutionKernel(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  private HalvingConvolution settings() {
    return (HalvingConvolution) layerConf();
  }

  @Override
  INDArray affine(LayerWorkspaceMgr workspaces) {
    INDArray x = maps();
    int half = settings().getSide() / 2;
    INDArray y =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS,
            x.dataType(),
            new long[] {x.size(0), half, half, layerConf().getNOut()},
            'c');
    Nd4j.getExecutioner()
        .exec(
            DynamicCustomOp.builder("conv2d")
                .addInputs(x, filters(weight()), bias())
                .addOutputs(y)
                .addIntegerArguments(ARGUMENTS)
                .build());
    return y;
  }

  @Override
  @Nullable INDArray backward(INDArray delta, LayerWorkspaceMgr workspaces) {
    INDArray x = maps();
    if (layerConf().isFirst()) {
      parameterGradients(x, delta);
      return null;
    }
    INDArray back =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, x.dataType(), x.shape(), 'c');
    Nd4j.getExecutioner()
        .exec(
            DynamicCustomOp.builder("conv2d_bp")
                .addInputs(x, filters(weight()), bias(), delta)
                .addOutputs(back, filters(weightGradient()), biasGradient())
                .addIntegerArguments(ARGUMENTS)
                .build());
    return back;
  }

  /** Without the gradient of the input, which costs most of ND4J's op and which nobody needs. */
  private void parameterGradients(INDArray x, INDArray delta) {
    Windows of = windows();
    INDArray pixels = delta.reshape('c', new long[] {x.size(0) * of.rows(), layerConf().getNOut()});
    int images = Math.toIntExact(x.size(0));
    weightGradient().assign(0);
    for (int from = 0; from < images; from += of.group()) {
      int to = Math.min(images, from + of.group());
      of.gather(x, from, to);
      Gemm.addLeftTransposed(of.matrix(to - from), of.images(pixels, from, to), weightGradient());
    }
    biasGradient(pixels);
  }

  private Windows windows() {
    Windows made = windows;
    if (made == null) {
      made = new Windows(settings().getSide(), Math.toIntExact(layerConf().getNIn()), dataType);
      windows = made;
    }
    return made;
  }

  private INDArray maps() {
    int side = settings().getSide();
    return input.reshape('c', new long[] {input.size(0), side, side, layerConf().getNIn()});
  }

  private INDArray filters(INDArray matrix) {
    return matrix.reshape(
        'c', new long[] {KERNEL, KERNEL, layerConf().getNIn(), layerConf().getNOut()});
  }
}
