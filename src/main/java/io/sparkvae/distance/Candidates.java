package io.sparkvae.distance;

import io.sparkvae.vae.spec.LatentDistance;
import java.util.List;

/** The distances that are tried, the simplest first. */
final class Candidates {

  /**
   * How much of the whole covariance is added to that within pictures. With less, directions count
   * that no alteration moves and no other picture either.
   */
  private static final double SHRINKAGE = 0.05;

  private Candidates() {}

  /** All of them, from what pictures and their copies say. */
  static List<LatentDistance> of(PairMoments moments, int latents) {
    double[] mean = moments.mean();
    float[] centre = new float[latents];
    for (int i = 0; i < latents; i++) {
      centre[i] = (float) mean[i];
    }
    LatentDistance cosine = new LatentDistance("cosine", true, centre, new float[0]);
    if (!moments.hasCovariances()) {
      return List.of(LatentDistance.EUCLIDEAN, cosine);
    }
    double[] total = moments.total();
    double[] mixed = moments.within();
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] += SHRINKAGE * total[i];
    }
    return List.of(
        LatentDistance.EUCLIDEAN,
        cosine,
        new LatentDistance("whitened_cosine", true, centre, Whitening.of(total, latents)),
        // Within-class covariance normalisation (Hatch, Kajarekar and Stolcke 2006); a class is a
        // picture with its copies.
        new LatentDistance("within_cosine", true, centre, Whitening.of(mixed, latents)));
  }
}
