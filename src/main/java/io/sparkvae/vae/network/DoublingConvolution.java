package io.sparkvae.vae.network;

import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A transposed 4x4 convolution of stride 2 that doubles each side: {@code [B, H, W, inputs]} to
 * {@code [B, 2H, 2W, outputs]}.
 */
@SuppressWarnings("EqualsHashCode")
public final class DoublingConvolution extends NativeLayer {

  static final int KERNEL = 4;

  private int side;

  /** For JSON. */
  public DoublingConvolution() {}

  DoublingConvolution(int side, int inputs, int outputs, Activation activation) {
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
    return new DoublingConvolutionKernel(conf, dataType);
  }

  @Override
  public ParamInitializer initializer() {
    int window = KERNEL * KERNEL * (int) nOut;
    // Stride 2 lets a quarter of the windows reach each output pixel.
    return new UniformInitializer(window, (int) nIn, (int) nOut, KERNEL * (int) nIn);
  }
}
