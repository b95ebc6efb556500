package io.sparkvae.vae.residual;

import io.sparkvae.vae.kernel.onednn.ConvolutionShape;
import io.sparkvae.vae.layer.NativeLayer;
import io.sparkvae.vae.layer.ParameterLayout;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A convolution of stride 2 and padding 1 that halves both sides: {@code [B, H, W, inputs]} to
 * {@code [B, H/2, W/2, outputs]}.
 */
@SuppressWarnings("EqualsHashCode")
public final class DownSampling extends MapLayer {

  private int window;

  /** For JSON. */
  public DownSampling() {}

  /**
   * For maps of even sides.
   *
   * @param window side of the window, 3 or 4
   */
  public DownSampling(MapShape input, int outputs, int window) {
    super(input, outputs);
    this.window = window;
  }

  /** Side of the square window. */
  public int getWindow() {
    return window;
  }

  public void setWindow(int window) {
    this.window = window;
  }

  private ConvolutionShape shape() {
    MapShape input = input();
    return new ConvolutionShape(
        input.height(), input.width(), input.channels(), (int) nOut, window, 2, 1);
  }

  @Override
  public MapShape output() {
    return new MapShape(getHeight() / 2, getWidth() / 2, (int) nOut);
  }

  @Override
  protected BaseLayer<NativeLayer> kernel(NeuralNetConfiguration conf, DataType dataType) {
    return new DownSamplingKernel(conf, dataType, shape());
  }

  @Override
  public ParamInitializer initializer() {
    int values = shape().windowValues();
    return ParameterLayout.affine(values, (int) nOut, (int) nOut, values);
  }
}
