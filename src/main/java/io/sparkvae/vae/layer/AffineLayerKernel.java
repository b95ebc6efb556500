package io.sparkvae.vae.layer;

import io.sparkvae.vae.kernel.ArrayCache;
import io.sparkvae.vae.kernel.BiasAndRelu;
import io.sparkvae.vae.kernel.ColumnSums;
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

/**
 * What our layers share when they compute: the activation is kept from the forward pass, so that
 * the backward pass repeats nothing, and ReLU works in place in both directions.
 */
abstract class AffineLayerKernel extends BaseLayer<NativeLayer> {

  private final transient ColumnSums columnSums = new ColumnSums();
  private final transient ArrayCache results = new ArrayCache();
  private final transient ArrayCache slopes = new ArrayCache();
  private transient @Nullable BiasAndRelu epilogue;
  private transient @Nullable INDArray output;

  AffineLayerKernel(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  /** The linear map of the input, in {@link #results}. */
  abstract INDArray linear();

  /**
   * Writes the gradient of the weights into its view.
   *
   * @param delta gradient of the linear map's result
   * @return the gradient of the input, or null for a first layer
   */
  abstract @Nullable INDArray backward(INDArray delta);

  /** The array for the layer's result. */
  final INDArray results(long... shape) {
    return results.of(dataType, shape);
  }

  /** The array for the gradient of the layer's input. */
  final INDArray slopes(long... shape) {
    return slopes.of(dataType, shape);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray result = linear();
    epilogue().apply(result, bias());
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
    epilogue().back(activation, delta);
    biasGradient(delta.reshape('c', new long[] {delta.length() / outputs(), outputs()}));
    INDArray back = backward(delta);
    output = null;
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(ParameterLayout.WEIGHT, weightGradient());
    gradient.setGradientFor(ParameterLayout.BIAS, biasGradient());
    return new Pair<>(gradient, back);
  }

  final int outputs() {
    return Math.toIntExact(layerConf().getNOut());
  }

  private BiasAndRelu epilogue() {
    BiasAndRelu made = epilogue;
    if (made == null) {
      made =
          ((AffineLayer) layerConf()).isRectified()
              ? BiasAndRelu.biasAndRectifier(outputs())
              : BiasAndRelu.bias(outputs());
      epilogue = made;
    }
    return made;
  }

  /** Sums the gradients {@code [rows, outputs]} into the bias's. */
  private void biasGradient(INDArray delta) {
    columnSums.write(delta, biasGradient());
  }

  final INDArray weight() {
    return Objects.requireNonNull(params.get(ParameterLayout.WEIGHT));
  }

  final INDArray bias() {
    return Objects.requireNonNull(params.get(ParameterLayout.BIAS));
  }

  final INDArray weightGradient() {
    return Objects.requireNonNull(gradientViews.get(ParameterLayout.WEIGHT));
  }

  final INDArray biasGradient() {
    return Objects.requireNonNull(gradientViews.get(ParameterLayout.BIAS));
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
