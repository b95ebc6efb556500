package io.sparkvae.vae.kernel;

/**
 * −log of the probability of grey levels, where a Gaussian over pixel values in [0, 1] is
 * integrated over each of 256 levels; the first and the last take all that lies beyond them. It
 * compares with figures of other models of 8-bit images, which a density does not.
 */
public final class LevelLikelihood {

  private static final double WHITE = 255;
  private static final double HALF_LOG_2PI = 0.5 * Math.log(2 * Math.PI);

  /** A level narrower than this, in standard deviations, is integrated by a series. */
  private static final double NARROW = 0.1;

  /** Coefficients of the tail, from the highest power but one down to the constant. */
  private static final double[] TAIL = {
    -0.82215223,
    1.48851587,
    -1.13520398,
    0.27886807,
    -0.18628806,
    0.09678418,
    0.37409196,
    1.00002368,
    -1.26551223
  };

  private final double fixed;

  /**
   * A likelihood of channels-last pixels.
   *
   * @param fixed the variance of a pixel value where none follows the means
   */
  public LevelLikelihood(double fixed) {
    this.fixed = fixed;
  }

  /**
   * Sums over the pixels of one image.
   *
   * @param output of the decoder: the mean of each pixel value, then log variances if they are
   *     learned, one for all or one for each channel
   * @param pixels levels over 255
   * @return nats
   */
  public double nats(float[] output, float[] pixels) {
    double[] deviations = deviations(output, pixels.length);
    double sum = 0;
    for (int i = 0; i < pixels.length; i++) {
      int level = Math.round(pixels[i] * 255);
      sum -= logProbability(level, output[i], deviations[i % deviations.length]);
    }
    return sum;
  }

  private double[] deviations(float[] output, int pixels) {
    if (output.length == pixels) {
      return new double[] {Math.sqrt(fixed)};
    }
    double[] deviations = new double[output.length - pixels];
    for (int v = 0; v < deviations.length; v++) {
      deviations[v] = Math.exp(output[pixels + v] / 2.0);
    }
    return deviations;
  }

  private static double logProbability(int level, double mean, double deviation) {
    double low = ((level - 0.5) / WHITE - mean) / deviation;
    double high = ((level + 0.5) / WHITE - mean) / deviation;
    if (level == 0) {
      return logAbove(-high);
    }
    if (level == 255) {
      return logAbove(low);
    }
    double width = high - low;
    double middle = Math.abs((low + high) / 2);
    if (width * Math.max(1, middle) < NARROW) {
      double curve = width * width * (middle * middle - 1) / 24;
      return -middle * middle / 2 - HALF_LOG_2PI + Math.log(width) + Math.log1p(curve);
    }
    // Both ends on the side where little is left, so that nothing is taken from 1.
    double near = middle - width / 2;
    double far = middle + width / 2;
    if (near < 0) {
      return Math.log1p(-Math.exp(logAbove(-near)) - Math.exp(logAbove(far)));
    }
    double inner = logAbove(near);
    return inner + Math.log1p(-Math.exp(logAbove(far) - inner));
  }

  /** log of the share of a standard normal above x. */
  private static double logAbove(double x) {
    return x >= 0 ? logTail(x) : Math.log1p(-Math.exp(logTail(-x)));
  }

  /**
   * The same for x ≥ 0, as log(erfc(x/√2)/2) with a relative error of erfc of 1.2e-7 everywhere
   * (Press et al., Numerical Recipes, erfcc).
   */
  private static double logTail(double x) {
    double z = x / Math.sqrt(2);
    double t = 1 / (1 + z / 2);
    double sum = 0.17087277;
    for (double coefficient : TAIL) {
      sum = sum * t + coefficient;
    }
    return Math.log(t / 2) - z * z + sum;
  }
}
