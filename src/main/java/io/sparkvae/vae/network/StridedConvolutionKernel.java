package io.sparkvae.vae.network;

import static io.sparkvae.vae.network.StridedConvolution.KERNEL;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What the two convolutions share when they compute. Each is ND4J's native op one way and, where
 * that measures better, a product over {@link Windows} the other.
 */
abstract class StridedConvolutionKernel extends NativeLayerKernel {

  /** Kernel, stride, padding 1, dilation 1, no "same" mode, NHWC, filters [kH, kW, …, …]. */
  private static final int[] ARGUMENTS = {KERNEL, KERNEL, 2, 2, 1, 1, 1, 1, 0, 1, 0};

  private transient @Nullable Windows windows;

  StridedConvolutionKernel(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  /** Side and channels of the larger of the two maps, which the windows look at. */
  abstract Windows makeWindows();

  /** The last two dimensions of the filters, as ND4J's op takes them. */
  abstract long[] filterChannels();

  final int side() {
    return ((StridedConvolution) layerConf()).getSide();
  }

  /** The input as feature maps, {@code [B, side, side, inputs]}. */
  final INDArray maps() {
    return input.reshape('c', new long[] {input.size(0), side(), side(), layerConf().getNIn()});
  }

  /** An array for the output's feature maps. */
  final INDArray outputMaps(int side, LayerWorkspaceMgr workspaces) {
    long[] shape = {input.size(0), side, side, layerConf().getNOut()};
    return workspaces.createUninitialized(ArrayType.ACTIVATIONS, input.dataType(), shape, 'c');
  }

  final Windows windows() {
    Windows made = windows;
    if (made == null) {
      made = makeWindows();
      windows = made;
    }
    return made;
  }

  /** One of ND4J's convolutions, forward. */
  final void forward(String op, INDArray x, INDArray y) {
    run(op, new INDArray[] {x, filters(weight()), bias()}, y);
  }

  /** One of ND4J's convolutions, backward: all three gradients at once. */
  final INDArray backward(String op, INDArray delta, LayerWorkspaceMgr workspaces) {
    INDArray x = maps();
    INDArray back =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, x.dataType(), x.shape(), 'c');
    INDArray[] inputs = {x, filters(weight()), bias(), delta};
    run(op, inputs, back, filters(weightGradient()), biasGradient());
    return back;
  }

  private INDArray filters(INDArray matrix) {
    long[] channels = filterChannels();
    return matrix.reshape('c', new long[] {KERNEL, KERNEL, channels[0], channels[1]});
  }

  private static void run(String op, INDArray[] inputs, INDArray... outputs) {
    Nd4j.getExecutioner()
        .exec(
            DynamicCustomOp.builder(op)
                .addInputs(inputs)
                .addOutputs(outputs)
                .addIntegerArguments(ARGUMENTS)
                .build());
  }
}
