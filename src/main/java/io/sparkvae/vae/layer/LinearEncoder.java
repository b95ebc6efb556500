package io.sparkvae.vae.layer;

import io.sparkvae.vae.layer.ParameterLayout.Parameter;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The linear path past the encoder: {@code [B, values]} to {@code [B, 2·latents]}, the means {@code
 * g·(x − c)·W + b} and log variances that are the same for every image.
 *
 * <p>The factor g is 1/√values. Adam moves every parameter by the same step, and without the factor
 * one step on thousands of weights that all read bright pixels would move the means by more than
 * the prior is wide. The centre c is a parameter that has no gradient.
 */
@SuppressWarnings("EqualsHashCode")
public final class LinearEncoder extends NativeLayer {

  /** Name of what is subtracted from an image. */
  public static final String CENTRE = LinearEncoderKernel.CENTRE;

  /** For JSON. */
  public LinearEncoder() {}

  /** A path from that many pixel values to a posterior over that many latents. */
  public LinearEncoder(int values, int latents) {
    super(values, 2 * latents);
    setFirst(true);
  }

  /** What every weight is multiplied with. */
  public static double gain(long values) {
    return LinearEncoderKernel.gain(values);
  }

  @Override
  protected LinearEncoderKernel kernel(NeuralNetConfiguration conf, DataType dataType) {
    return new LinearEncoderKernel(conf, dataType);
  }

  @Override
  public ParamInitializer initializer() {
    return new ParameterLayout(
        Parameter.zeros(ParameterLayout.WEIGHT, (int) nIn, (int) nOut / 2),
        Parameter.constant(ParameterLayout.BIAS, (int) nOut, 0),
        Parameter.constant(CENTRE, (int) nIn, 0));
  }
}
