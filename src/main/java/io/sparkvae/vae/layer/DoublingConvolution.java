package io.sparkvae.vae.layer;

import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A transposed 4x4 convolution of stride 2 that doubles each side: {@code [B, H, W, inputs]} to
 * {@code [B, 2H, 2W, outputs]}.
 */
@SuppressWarnings("EqualsHashCode")
public final class DoublingConvolution extends StridedConvolution {

  /** For JSON. */
  public DoublingConvolution() {}

  public DoublingConvolution(int side, int inputs, int outputs, Activation activation) {
    super(side, inputs, outputs, activation);
  }

  @Override
  protected AffineLayerKernel kernel(NeuralNetConfiguration conf, DataType dataType) {
    return new DoublingConvolutionKernel(conf, dataType);
  }

  @Override
  public ParamInitializer initializer() {
    // Stride 2 lets a quarter of the windows reach each output pixel.
    int fanIn = KERNEL * (int) nIn;
    return ParameterLayout.affine(window(nOut), (int) nIn, (int) nOut, fanIn);
  }
}
