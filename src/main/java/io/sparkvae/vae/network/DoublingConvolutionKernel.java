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

/** The transposed convolution by ND4J's native op; weights as {@code [kH·kW·outputs, inputs]}. */
final class DoublingConvolutionKernel extends NativeLayerKernel {

  /** Kernel, stride, padding 1, dilation 1, no "same" mode, NHWC, weights [kH, kW, oC, iC]. */
  private static final int[] ARGUMENTS = {KERNEL, KERNEL, 2, 2, 1, 1, 1, 1, 0, 1, 0};

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
    Nd4j.getExecutioner()
        .exec(
            DynamicCustomOp.builder("deconv2d")
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
            DynamicCustomOp.builder("deconv2d_bp")
                .addInputs(x, windows(weight()), bias(), delta)
                .addOutputs(back, windows(weightGradient()), biasGradient())
                .addIntegerArguments(ARGUMENTS)
                .build());
    return back;
  }

  private INDArray maps() {
    int side = settings().getSide();
    return input.reshape('c', new long[] {input.size(0), side, side, layerConf().getNIn()});
  }

  private INDArray windows(INDArray matrix) {
    return matrix.reshape(
        'c', new long[] {KERNEL, KERNEL, layerConf().getNOut(), layerConf().getNIn()});
  }
}
