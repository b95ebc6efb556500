package io.sparkvae.vae.layer;

import io.sparkvae.vae.layer.ParameterLayout.Parameter;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The linear path past the decoder: {@code [B, latents]} to {@code [B, values]}, {@code g·(z·W +
 * b)}. The factor g is 1/√values for the same reason as in {@link LinearEncoder}: a step of Adam
 * must not move every pixel by what a network's weights move.
 */
@SuppressWarnings("EqualsHashCode")
public final class LinearDecoder extends NativeLayer {

  /** For JSON. */
  public LinearDecoder() {}

  /** A path from that many latents to that many pixel values. */
  public LinearDecoder(int latents, int values) {
    super(latents, values);
  }

  /** What weights and bias are multiplied with. */
  public static double gain(long values) {
    return LinearDecoderKernel.gain(values);
  }

  @Override
  protected LinearDecoderKernel kernel(NeuralNetConfiguration conf, DataType dataType) {
    return new LinearDecoderKernel(conf, dataType);
  }

  @Override
  public ParamInitializer initializer() {
    return new ParameterLayout(
        Parameter.zeros(ParameterLayout.WEIGHT, (int) nIn, (int) nOut),
        Parameter.constant(ParameterLayout.BIAS, (int) nOut, 0));
  }
}
