package io.sparkvae.vae;

/** q(z|x) of a batch of images with the two loss terms at z = posterior mean. Arrays are lent. */
public final class Posterior {

  private final int latentDim;
  private final float[] mean;
  private final float[] logVariance;
  private final float[] reconstruction;
  private final float[] kl;

  /**
   * Borrows the arrays.
   *
   * @param mean {@code [B, latentDim]}, row after row
   * @param logVariance {@code [B, latentDim]}, row after row
   * @param reconstruction {@code [B]}, −log p(x | z = mean) in nats; empty where nobody asked
   * @param kl {@code [B]}, KL(q(z|x) ‖ N(0, I)) in nats
   */
  public Posterior(
      int latentDim, float[] mean, float[] logVariance, float[] reconstruction, float[] kl) {
    this.latentDim = latentDim;
    this.mean = mean;
    this.logVariance = logVariance;
    this.reconstruction = reconstruction;
    this.kl = kl;
  }

  public int images() {
    return kl.length;
  }

  public int latentDim() {
    return latentDim;
  }

  public float[] mean() {
    return mean;
  }

  public float[] logVariance() {
    return logVariance;
  }

  /** {@code [B]}; empty where the decoder was not run. */
  public float[] reconstruction() {
    return reconstruction;
  }

  public float[] kl() {
    return kl;
  }
}
