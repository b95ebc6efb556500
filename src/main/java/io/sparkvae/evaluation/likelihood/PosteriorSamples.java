package io.sparkvae.evaluation.likelihood;

import io.sparkvae.vae.Posterior;
import io.sparkvae.vae.spec.NoiseStream;
import java.util.Arrays;

/**
 * Draws of z from the posteriors of a few images, image after image, a bounded number of rows at a
 * time. Every image has its own stream of noise, so its z do not depend on its company.
 */
final class PosteriorSamples {

  /** Rows of one pass through the decoder. */
  private static final int ROWS = 512;

  private final Posterior posterior;
  private final long[] seeds;
  private final int samples;
  private final double[] deviation;
  private final float[] z;
  private final double[] logRatio = new double[ROWS];
  private final int[] image = new int[ROWS];
  private NoiseStream noise = new NoiseStream(0);
  private long next;
  private int rows;

  /**
   * Draws to come.
   *
   * @param seeds one for each image
   * @param samples draws of each image
   */
  PosteriorSamples(Posterior posterior, long[] seeds, int samples) {
    this.posterior = posterior;
    this.seeds = seeds;
    this.samples = samples;
    this.deviation = new double[posterior.logVariance().length];
    for (int i = 0; i < deviation.length; i++) {
      deviation[i] = Math.exp(posterior.logVariance()[i] / 2.0);
    }
    this.z = new float[ROWS * posterior.latentDim()];
  }

  /** Makes the next rows, or returns false if there are no more. */
  boolean advance() {
    long end = Math.min(next + ROWS, (long) samples * posterior.images());
    rows = (int) (end - next);
    for (int row = 0; row < rows; row++, next++) {
      image[row] = (int) (next / samples);
      if (next % samples == 0) {
        noise = new NoiseStream(seeds[image[row]]);
      }
      draw(row);
    }
    return rows > 0;
  }

  private void draw(int row) {
    int latents = posterior.latentDim();
    double ratio = 0;
    for (int d = 0; d < latents; d++) {
      int at = image[row] * latents + d;
      double epsilon = noise.gaussian();
      double value = posterior.mean()[at] + deviation[at] * epsilon;
      z[row * latents + d] = (float) value;
      ratio += epsilon * epsilon - value * value + posterior.logVariance()[at];
    }
    logRatio[row] = ratio / 2;
  }

  int rows() {
    return rows;
  }

  /** {@code [rows, latentDim]}; lent until the next advance. */
  float[] z() {
    return rows == ROWS ? z : Arrays.copyOf(z, rows * posterior.latentDim());
  }

  /** Which image each row belongs to; lent like z. */
  int[] images() {
    return rows == ROWS ? image : Arrays.copyOf(image, rows);
  }

  /** log p(z) − log q(z|x) of a row in nats; the two normalising constants cancel. */
  double logRatio(int row) {
    return logRatio[row];
  }
}
