package io.sparkvae.evaluation.measure;

import io.sparkvae.vae.spec.NoiseStream;
import java.util.Arrays;

/** A 95 % confidence interval of a mean over queries. */
public record Interval(double low, double high) {

  /** The normal quantile of 97.5 %. */
  private static final double Z = 1.959963984540054;

  private static final int RESAMPLES = 1000;

  /** Of every bootstrap, so that the same queries give the same interval. */
  private static final long SEED = 1;

  /** Of a share of successes (Wilson 1927). */
  public static Interval wilson(long successes, long trials) {
    double share = (double) successes / trials;
    double scale = 1 + Z * Z / trials;
    double centre = share + Z * Z / (2.0 * trials);
    double half = Z * Math.sqrt(share * (1 - share) / trials + Z * Z / (4.0 * trials * trials));
    return new Interval(Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale));
  }

  /** Of the mean of these values, by the percentiles of 1,000 resamples (Efron 1979). */
  public static Interval bootstrap(double[] values) {
    NoiseStream random = new NoiseStream(SEED);
    double[] means = new double[RESAMPLES];
    for (int resample = 0; resample < RESAMPLES; resample++) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[(int) (random.uniform() * values.length)];
      }
      means[resample] = sum / values.length;
    }
    Arrays.sort(means);
    return new Interval(means[RESAMPLES / 40 - 1], means[RESAMPLES - RESAMPLES / 40]);
  }
}
