package io.sparkvae.evaluation.likelihood;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.evaluation.measure.Moments;
import java.io.Serializable;

/**
 * What the ELBO and its parts are over some images, in nats per image; travels from executors to
 * the driver. Adding changes the first.
 */
@DefaultSerializer(JavaSerializer.class)
final class ElboTally implements Serializable {

  /** A dimension is active above this variance of its posterior mean (Burda et al. 2016, 5.2). */
  private static final double ACTIVE_VARIANCE = 0.01;

  private final Moments[] klOfDimension;
  private final Moments[] meanOfDimension;
  private final GaussianTally gaussian = new GaussianTally();
  private Moments negativeElbo = Moments.NONE;
  private Moments reconstruction = Moments.NONE;
  private Moments kl = Moments.NONE;
  private Moments squaredError = Moments.NONE;
  private String firstNotFinite = "";

  ElboTally(int latentDim) {
    this.klOfDimension = new Moments[latentDim];
    this.meanOfDimension = new Moments[latentDim];
    for (int d = 0; d < latentDim; d++) {
      klOfDimension[d] = Moments.NONE;
      meanOfDimension[d] = Moments.NONE;
    }
  }

  /** Takes one dimension of an image's posterior; returns its KL. */
  double addDimension(int dimension, double mean, double logVariance) {
    double nats = 0.5 * (mean * mean + Math.exp(logVariance) - logVariance - 1);
    klOfDimension[dimension] = klOfDimension[dimension].plus(nats);
    meanOfDimension[dimension] = meanOfDimension[dimension].plus(mean);
    return nats;
  }

  /**
   * Takes the terms of one image.
   *
   * @param nats −log p(x|z), averaged over the samples of z
   * @param klNats over all dimensions
   * @param error mean over pixels of the squared error at z = mean
   */
  void addImage(String id, double nats, double klNats, double error) {
    negativeElbo = negativeElbo.plus(nats + klNats);
    reconstruction = reconstruction.plus(nats);
    kl = kl.plus(klNats);
    squaredError = squaredError.plus(error);
    if (firstNotFinite.isEmpty() && !Double.isFinite(nats + klNats)) {
      firstNotFinite = id;
    }
  }

  ElboTally add(ElboTally other) {
    for (int d = 0; d < klOfDimension.length; d++) {
      klOfDimension[d] = klOfDimension[d].plus(other.klOfDimension[d]);
      meanOfDimension[d] = meanOfDimension[d].plus(other.meanOfDimension[d]);
    }
    negativeElbo = negativeElbo.plus(other.negativeElbo);
    reconstruction = reconstruction.plus(other.reconstruction);
    kl = kl.plus(other.kl);
    squaredError = squaredError.plus(other.squaredError);
    gaussian.add(other.gaussian);
    firstNotFinite = firstNotFinite.isEmpty() ? other.firstNotFinite : firstNotFinite;
    return this;
  }

  /** Of a Gaussian model; nothing is added of another. */
  GaussianTally gaussian() {
    return gaussian;
  }

  Moments negativeElbo() {
    return negativeElbo;
  }

  Moments reconstruction() {
    return reconstruction;
  }

  Moments kl() {
    return kl;
  }

  Moments squaredError() {
    return squaredError;
  }

  /** An image whose ELBO is not a finite number, or empty if there is none. */
  String firstNotFinite() {
    return firstNotFinite;
  }

  double[] klPerDimension() {
    double[] nats = new double[klOfDimension.length];
    for (int d = 0; d < nats.length; d++) {
      nats[d] = klOfDimension[d].mean();
    }
    return nats;
  }

  /** Dimensions whose posterior mean varies over the images. */
  int activeUnits() {
    int active = 0;
    for (Moments mean : meanOfDimension) {
      active += mean.variance() > ACTIVE_VARIANCE ? 1 : 0;
    }
    return active;
  }
}
