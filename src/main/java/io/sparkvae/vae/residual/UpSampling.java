package io.sparkvae.vae.residual;

import io.sparkvae.vae.kernel.onednn.ConvolutionShape;
import io.sparkvae.vae.layer.NativeLayer;
import io.sparkvae.vae.layer.ParameterLayout;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A transposed 4x4 convolution of stride 2 that doubles both sides: {@code [B, H, W, inputs]} to
 * {@code [B, 2H, 2W, outputs]}.
 */
@SuppressWarnings("EqualsHashCode")
public final class UpSampling extends MapLayer {

  private static final int WINDOW = 4;

  /** Stride 2 lets a quarter of the windows reach each output pixel. */
  private static final int WINDOWS_A_PIXEL = WINDOW * WINDOW / 4;

  /** For JSON. */
  public UpSampling() {}

  public UpSampling(MapShape input, int outputs) {
    super(input, outputs);
  }

  /** Of the convolution that is transposed: its large maps are the output. */
  private ConvolutionShape shape() {
    MapShape output = output();
    return new ConvolutionShape(
        output.height(), output.width(), output.channels(), (int) nIn, WINDOW, 2, 1);
  }

  @Override
  public MapShape output() {
    return new MapShape(2 * getHeight(), 2 * getWidth(), (int) nOut);
  }

  @Override
  protected BaseLayer<NativeLayer> kernel(NeuralNetConfiguration conf, DataType dataType) {
    return new UpSamplingKernel(conf, dataType, shape());
  }

  @Override
  public ParamInitializer initializer() {
    int fanIn = WINDOWS_A_PIXEL * (int) nIn;
    return ParameterLayout.affine(shape().windowValues(), (int) nIn, (int) nOut, fanIn);
  }
}
