package io.sparkvae.vae.layer;

import java.util.Map;
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

/** What layers with parameters of names of their own share when they compute. */
abstract class PathKernel extends BaseLayer<NativeLayer> {

  PathKernel(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  /**
   * Writes the gradients of the parameters into their views.
   *
   * @param delta gradient of the layer's result
   * @return the gradient of the input, or null for a first layer
   */
  abstract @Nullable INDArray backward(INDArray delta);

  @Override
  public final Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray back = backward(epsilon);
    Gradient gradient = new DefaultGradient();
    for (Map.Entry<String, INDArray> view : gradientViews.entrySet()) {
      gradient.setGradientFor(view.getKey(), view.getValue());
    }
    return new Pair<>(gradient, back);
  }

  final long inputs() {
    return layerConf().getNIn();
  }

  final INDArray parameter(String name) {
    return Objects.requireNonNull(params.get(name));
  }

  final INDArray gradient(String name) {
    return Objects.requireNonNull(gradientViews.get(name));
  }

  @Override
  public final boolean isPretrainLayer() {
    return false;
  }
}
