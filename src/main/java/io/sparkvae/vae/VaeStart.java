package io.sparkvae.vae;

import io.sparkvae.vae.network.FirstParameters;
import io.sparkvae.vae.spec.LinearGaussian;

/** Where a fresh model begins: at what its training images say without any learning. */
public final class VaeStart {

  private VaeStart() {}

  /**
   * Lets the decoder begin at the mean of the training images, as the program of Burda et al.
   * (2016) does: the first steps then need not learn it, of which many replicas take few.
   *
   * @param meanImage of the pixels in [0, 1], C·H·W
   */
  public static void atMean(Vae vae, double[] meanImage) {
    int channels = vae.spec().shape().channels();
    int area = meanImage.length / channels;
    double[] channelsLast = new double[meanImage.length];
    for (int i = 0; i < channelsLast.length; i++) {
      channelsLast[i] = meanImage[i % channels * area + i / channels];
    }
    FirstParameters.mean(vae.graph(), vae.spec().model(), channelsLast);
  }

  /**
   * Lets a Gaussian model begin where it need not learn what its training images say in closed
   * form: with linear paths at this model itself; without, at its mean and at the variance about
   * that mean.
   *
   * @param start of images with channels first, of no more latents than the model has
   * @param variance of a pixel about the mean image, averaged over pixels
   */
  public static void atLinear(Vae vae, LinearGaussian start, double variance) {
    if (vae.spec().model().hasLinearPaths()) {
      FirstParameters.linear(vae.graph(), start.channelsLast(vae.spec().shape()));
    } else {
      double[] mean = new double[start.mean().length];
      for (int i = 0; i < mean.length; i++) {
        mean[i] = start.mean()[i];
      }
      atMean(vae, mean);
      FirstParameters.variance(vae.graph(), variance);
    }
  }
}
