package io.sparkvae.vae.residual;

import io.sparkvae.vae.kernel.ArrayCache;
import io.sparkvae.vae.kernel.map.NormAndSilu;
import io.sparkvae.vae.layer.NativeLayer;
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
 * What layers over feature maps share when they compute: named parameters, and arrays that are kept
 * from pass to pass. A backward pass follows the forward pass whose maps it differentiates.
 */
abstract class MapLayerKernel extends BaseLayer<NativeLayer> {

  private transient boolean hasRun;

  MapLayerKernel(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  abstract INDArray forward(INDArray maps);

  /**
   * Writes the parameters' gradients into their views.
   *
   * @param maps what {@link #forward} took
   * @param slope gradient of its result, row-major; may be overwritten
   * @return the gradient of the maps, or null for a first layer
   */
  abstract @Nullable INDArray backward(INDArray maps, INDArray slope);

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    hasRun = true;
    return forward(input);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    if (!hasRun) {
      throw new IllegalStateException("backward pass without a forward pass " + layerId());
    }
    hasRun = false;
    INDArray back = backward(input, epsilon);
    Gradient gradient = new DefaultGradient();
    gradientViews.forEach(gradient::setGradientFor);
    return new Pair<>(gradient, back);
  }

  final MapLayer layer() {
    return (MapLayer) layerConf();
  }

  final INDArray parameter(String name) {
    return Objects.requireNonNull(params.get(name));
  }

  final INDArray gradient(String name) {
    return Objects.requireNonNull(gradientViews.get(name));
  }

  /** Gain and shift of a normalisation of that number. */
  final NormAndSilu.Affine norm(String number) {
    return new NormAndSilu.Affine(
        parameter(NormAndActivation.GAIN + number), parameter(NormAndActivation.SHIFT + number));
  }

  /** Their gradients. */
  final NormAndSilu.Affine normGradient(String number) {
    return new NormAndSilu.Affine(
        gradient(NormAndActivation.GAIN + number), gradient(NormAndActivation.SHIFT + number));
  }

  /** An array for maps of this shape, one a number of images. */
  final INDArray maps(ArrayCache kept, MapShape shape) {
    return kept.of(dataType, input.size(0), shape.height(), shape.width(), shape.channels());
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clear() {
    super.clear();
    hasRun = false;
  }
}
