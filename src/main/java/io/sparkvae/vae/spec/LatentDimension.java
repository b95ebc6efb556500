package io.sparkvae.vae.spec;

/**
 * What one dimension of the posterior q(z|x) = N(mean, e^logVariance) says of the prior N(0, 1).
 */
public final class LatentDimension {

  /** A dimension is active above this variance of its posterior mean (Burda et al. 2016, 5.2). */
  private static final double ACTIVE_VARIANCE = 0.01;

  private LatentDimension() {}

  /**
   * KL(q(z|x) ‖ N(0, 1)) in nats: ½·(m² + e^v − v − 1) (Kingma and Welling 2014, appendix B).
   *
   * @param mean m
   * @param logVariance v
   */
  public static double kl(double mean, double logVariance) {
    return kl(mean, logVariance, Math.exp(logVariance));
  }

  /** The same for a caller who has the variance e^v at hand. */
  public static double kl(double mean, double logVariance, double variance) {
    return 0.5 * (mean * mean + variance - logVariance - 1);
  }

  /** Whether a dimension whose posterior mean varies so much over images is active. */
  public static boolean isActive(double varianceOfMean) {
    return varianceOfMean > ACTIVE_VARIANCE;
  }
}
