package io.sparkvae.evaluation.likelihood;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.evaluation.measure.Moments;
import java.io.Serializable;

/**
 * What a Gaussian model says of images beside what probabilistic PCA says of the same; travels from
 * executors to the driver. Adding changes the first.
 */
@DefaultSerializer(JavaSerializer.class)
final class GaussianTally implements Serializable {

  private Moments levels = Moments.NONE;
  private Moments pcaNats = Moments.NONE;
  private Moments difference = Moments.NONE;
  private Moments pcaError = Moments.NONE;
  private Moments errorDifference = Moments.NONE;

  /**
   * Two models of one image.
   *
   * @param nats of the image
   * @param error mean over pixels of the squared error
   */
  record Opinion(double nats, double error) {}

  /**
   * Takes one image.
   *
   * @param levelNats the negative ELBO where the Gaussian is integrated over each grey level
   */
  void add(double levelNats, Opinion model, Opinion pca) {
    levels = levels.plus(levelNats);
    pcaNats = pcaNats.plus(pca.nats());
    difference = difference.plus(model.nats() - pca.nats());
    pcaError = pcaError.plus(pca.error());
    errorDifference = errorDifference.plus(model.error() - pca.error());
  }

  void add(GaussianTally other) {
    levels = levels.plus(other.levels);
    pcaNats = pcaNats.plus(other.pcaNats);
    difference = difference.plus(other.difference);
    pcaError = pcaError.plus(other.pcaError);
    errorDifference = errorDifference.plus(other.errorDifference);
  }

  /** The negative ELBO over grey levels. */
  Moments levels() {
    return levels;
  }

  /** −log p(x) of probabilistic PCA. */
  Moments pcaNats() {
    return pcaNats;
  }

  /** The model's negative ELBO less that, image by image. */
  Moments difference() {
    return difference;
  }

  Moments pcaError() {
    return pcaError;
  }

  Moments errorDifference() {
    return errorDifference;
  }
}
