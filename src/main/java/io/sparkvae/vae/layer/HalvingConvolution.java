package io.sparkvae.vae.layer;

import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A 4x4 convolution of stride 2 that halves each side: {@code [B, H, W, inputs]} to {@code [B, H/2,
 * W/2, outputs]}.
 */
@SuppressWarnings("EqualsHashCode")
public final class HalvingConvolution extends StridedConvolution {

  /** For JSON. */
  public HalvingConvolution() {}

  public HalvingConvolution(int side, int inputs, int outputs, Activation activation) {
    super(side, inputs, outputs, activation);
  }

  @Override
  protected AffineLayerKernel kernel(NeuralNetConfiguration conf, DataType dataType) {
    return new HalvingConvolutionKernel(conf, dataType);
  }

  @Override
  public ParamInitializer initializer() {
    return ParameterLayout.affine(window(nIn), (int) nOut, (int) nOut, window(nIn));
  }
}
