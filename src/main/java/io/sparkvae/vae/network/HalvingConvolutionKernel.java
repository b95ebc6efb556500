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

/** The strided convolution by ND4J's native op; weights as {@code [kH·kW·inputs, outputs]}. */
final class HalvingConvolutionKernel extends NativeLayerKernel {

  /** Kernel, stride, padding 1, dilation 1, no "same" mode, NHWC, weights [kH, kW, iC, oC]. */
  private static final int[] ARGUMENTS = {KERNEL, KERNEL, 2, 2, 1, 1, 1, 1, 0, 1, 0};

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
                .addInputs(x, windows(weight()), bias())
                .addOutputs(y)
                .addIntegerArguments(ARGUMENTS)
                .build());
    return y;
  }

  @Override
  @Nullable INDArray backward(INDArray delta, LayerWorkspaceMgr workspaces) {
    INDArray x = maps();
    INDArray back =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, x.dataType(), x.shape(), 'c');
    Nd4j.getExecutioner()
        .exec(
            DynamicCustomOp.builder("conv2d_bp")
                .addInputs(x, windows(weight()), bias(), delta)
                .addOutputs(back, windows(weightGradient()), biasGradient())
                .addIntegerArguments(ARGUMENTS)
                .build());
    return layerConf().isFirst() ? null : back;
  }

  private INDArray maps() {
    int side = settings().getSide();
    return input.reshape('c', new long[] {input.size(0), side, side, layerConf().getNIn()});
  }

  private INDArray windows(INDArray matrix) {
    return matrix.reshape(
        'c', new long[] {KERNEL, KERNEL, layerConf().getNIn(), layerConf().getNOut()});
  }
}
