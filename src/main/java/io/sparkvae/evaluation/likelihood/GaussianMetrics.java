package io.sparkvae.evaluation.likelihood;

import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Protocol;
import java.util.List;

/**
 * The numbers of a Gaussian model beside those of probabilistic PCA of the same size.
 *
 * @param pixels values of one image
 * @param sampled protocol of numbers that z is drawn for
 * @param exact protocol of numbers in closed form, PCA's facts included
 */
record GaussianMetrics(int pixels, Protocol sampled, Protocol exact) {

  private static final String NATS = "nats per image";
  private static final String BITS = "bits per pixel value";
  private static final String SQUARED = "squared pixel value in [0, 1]";
  private static final String OVER_PIXELS = "mean over images and pixels";

  List<Metric> of(GaussianTally tally) {
    Protocol levels =
        sampled
            .with("reduction", OVER_PIXELS)
            .with("likelihood", "gaussian over 256 levels, the first and the last open");
    Protocol closed = exact.with("likelihood", "probabilistic PCA, pixels in [0, 1]");
    Protocol perPixel = closed.with("reduction", OVER_PIXELS);
    Protocol paired = closed.with("reduction", "mean over images, model less PCA");
    Protocol projected = perPixel.with("pca_reconstruction", "projection, held in [0, 1]");
    return List.of(
        Metric.of("discretised_bits_per_dimension", bits(tally.levels().mean()), BITS, levels),
        Metric.of("pca_negative_log_likelihood", tally.pcaNats(), NATS, closed),
        Metric.of("negative_elbo_less_pca", tally.difference(), NATS, paired),
        Metric.of("pca_bits_per_dimension", bits(tally.pcaNats().mean()), BITS, perPixel),
        Metric.of("pca_mean_squared_error", tally.pcaError(), SQUARED, projected),
        Metric.of("mean_squared_error_less_pca", tally.errorDifference(), SQUARED, paired));
  }

  private double bits(double nats) {
    return nats / pixels / Math.log(2);
  }
}
