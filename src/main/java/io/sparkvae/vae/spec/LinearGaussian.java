package io.sparkvae.vae.spec;

import io.sparkvae.image.ImageShape;

/**
 * A linear Gaussian model of images: z ~ N(0, I) and x ~ N(W·z + mean, noise·I), where W has
 * orthogonal columns. Its posterior has independent latents, so that its ELBO is its exact
 * likelihood (Tipping and Bishop 1999). Arrays are lent.
 */
public final class LinearGaussian {

  private final float[] mean;
  private final double[] loadings;
  private final int latents;
  private final double noise;

  /**
   * Borrows the arrays.
   *
   * @param mean {@code [values]}, of the pixels in [0, 1]
   * @param loadings W, {@code [values, latents]}, row after row, orthogonal columns
   * @param latents how many columns; there may be none
   * @param noise variance of a pixel about its mean
   */
  public LinearGaussian(float[] mean, double[] loadings, int latents, double noise) {
    this.mean = mean;
    this.loadings = loadings;
    this.latents = latents;
    this.noise = noise;
  }

  public int latents() {
    return latents;
  }

  public float[] mean() {
    return mean;
  }

  public double noise() {
    return noise;
  }

  /** How much a pixel moves with a latent. */
  public double loading(int value, int latent) {
    return loadings[value * latents + latent];
  }

  /** |w|² + noise of each column w of W: the variance of images along it. */
  public double[] variances() {
    double[] variances = new double[latents];
    for (int i = 0; i < loadings.length; i++) {
      variances[i % variances.length] += loadings[i] * loadings[i];
    }
    for (int k = 0; k < variances.length; k++) {
      variances[k] += noise;
    }
    return variances;
  }

  /** The same model of images whose values are ordered H·W·C where these are C·H·W. */
  public LinearGaussian channelsLast(ImageShape shape) {
    int area = shape.height() * shape.width();
    float[] newMean = new float[mean.length];
    double[] newLoadings = new double[loadings.length];
    for (int to = 0; to < mean.length; to++) {
      int from = to % shape.channels() * area + to / shape.channels();
      newMean[to] = mean[from];
      System.arraycopy(loadings, from * latents, newLoadings, to * latents, latents);
    }
    return new LinearGaussian(newMean, newLoadings, latents, noise);
  }
}
