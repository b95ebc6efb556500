package io.sparkvae.vae.network;

import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What our layers share when they compute: the activation is kept from the forward pass, so that
 * the backward pass repeats nothing, and ReLU works in place in both directions.
 */
abstract class NativeLayerKernel extends BaseLayer<NativeLayer> {

  private transient @Nullable INDArray output;

  NativeLayerKernel(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  /** The affine map of the input, in an array of the activations' workspace. */
  abstract INDArray affine(LayerWorkspaceMgr workspaces);

  /**
   * Writes the gradients of the parameters into their views.
   *
   * @param delta gradient of the affine map's result
   * @return the gradient of the input, or null for a first layer
   */
  abstract @Nullable INDArray backward(INDArray delta, LayerWorkspaceMgr workspaces);

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray result = affine(workspaces);
    if (layerConf().isRectified()) {
      Nd4j.getExecutioner().exec(new RectifiedLinear(result, result, 0.0));
    }
    output = result;
    return result;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray activation = output;
    if (activation == null) {
      throw new IllegalStateException("backward pass without a forward pass " + layerId());
    }
    INDArray delta = epsilon.reshape('c', activation.shape());
    if (layerConf().isRectified()) {
      // The sign of ReLU's result is the sign of its argument, so the argument need not be kept.
      Nd4j.getExecutioner()
          .exec(
              DynamicCustomOp.builder("relu_bp")
                  .addInputs(activation, delta)
                  .addOutputs(delta)
                  .addFloatingPointArguments(0.0)
                  .build());
    }
    INDArray back = backward(delta, workspaces);
    output = null;
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(UniformInitializer.WEIGHT, weightGradient());
    gradient.setGradientFor(UniformInitializer.BIAS, biasGradient());
    return new Pair<>(gradient, back);
  }

  final INDArray weight() {
    return Objects.requireNonNull(params.get(UniformInitializer.WEIGHT));
  }

  final INDArray bias() {
    return Objects.requireNonNull(params.get(UniformInitializer.BIAS));
  }

  final INDArray weightGradient() {
    return Objects.requireNonNull(gradientViews.get(UniformInitializer.WEIGHT));
  }

  final INDArray biasGradient() {
    return Objects.requireNonNull(gradientViews.get(UniformInitializer.BIAS));
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clear() {
    super.clear();
    output = null;
  }
}
