package io.sparkvae.vae;

import io.sparkvae.vae.network.ForwardPass;

/** Collects the posteriors of one batch after another. */
final class PosteriorBuilder {

  private final int latentDim;
  private final float[] mean;
  private final float[] logVariance;
  private final float[] reconstruction;
  private final float[] kl;

  PosteriorBuilder(int images, int latentDim, boolean reconstructs) {
    this.latentDim = latentDim;
    this.mean = new float[images * latentDim];
    this.logVariance = new float[images * latentDim];
    this.reconstruction = new float[reconstructs ? images : 0];
    this.kl = new float[images];
  }

  /** Takes the first {@code images} rows of a pass as rows {@code from} and on. */
  void add(ForwardPass.Terms terms, int from, int images) {
    for (int i = 0; i < images; i++) {
      for (int d = 0; d < latentDim; d++) {
        int at = i * 2 * latentDim + d;
        mean[(from + i) * latentDim + d] = (float) terms.posterior()[at];
        logVariance[(from + i) * latentDim + d] = (float) terms.posterior()[at + latentDim];
      }
      if (reconstruction.length > 0) {
        reconstruction[from + i] = (float) terms.reconstruction()[i];
      }
      kl[from + i] = (float) terms.kl()[i];
    }
  }

  Posterior build() {
    return new Posterior(latentDim, mean, logVariance, reconstruction, kl);
  }
}
