package io.sparkvae.vae.layer;

import io.sparkvae.vae.layer.ParameterLayout.Parameter;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The log variances of a Gaussian p(x|z) as parameters: {@code [B, values]} to {@code [B, values +
 * variances]}, each row with the same log variances behind its means.
 *
 * <p>A log variance is 8 times its parameter, so that Adam's steps of some 0.001 bring it in a few
 * hundred steps from the variance of the images to that of what is left of them.
 */
@SuppressWarnings("EqualsHashCode")
public final class LearnedVariance extends NativeLayer {

  public static final String LOG_VARIANCE = LearnedVarianceKernel.LOG_VARIANCE;

  /** Log variance for each unit of the parameter. */
  public static final double GAIN = LearnedVarianceKernel.GAIN;

  /** For JSON. */
  public LearnedVariance() {}

  /**
   * Behind images of that many values.
   *
   * @param variances 1, or the number of channels
   */
  public LearnedVariance(int values, int variances) {
    super(values, values + variances);
  }

  @Override
  protected LearnedVarianceKernel kernel(NeuralNetConfiguration conf, DataType dataType) {
    return new LearnedVarianceKernel(conf, dataType);
  }

  @Override
  public ParamInitializer initializer() {
    return new ParameterLayout(Parameter.constant(LOG_VARIANCE, (int) (nOut - nIn), 0));
  }
}
