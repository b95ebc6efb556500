package io.sparkvae.vae.network;

import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A 4x4 convolution of stride 2 that halves each side: {@code [B, H, W, inputs]} to {@code [B, H/2,
 * W/2, outputs]}.
 */
@SuppressWarnings("EqualsHashCode")
public final class HalvingConvolution extends NativeLayer {

  static final int KERNEL = 4;

  private int side;

  /** For JSON. */
  public HalvingConvolution() {}

  HalvingConvolution(int side, int inputs, int outputs, Activation activation) {
    super(inputs, outputs, activation);
    this.side = side;
  }

  /** Height and width of the input in pixels. */
  public int getSide() {
    return side;
  }

  public void setSide(int side) {
    this.side = side;
  }

  @Override
  NativeLayerKernel kernel(NeuralNetConfiguration conf, DataType dataType) {
    return new HalvingConvolutionKernel(conf, dataType);
  }

  @Override
  public ParamInitializer initializer() {
    int window = KERNEL * KERNEL * (int) nIn;
    return new UniformInitializer(window, (int) nOut, (int) nOut, window);
  }
}
