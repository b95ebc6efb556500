package io.sparkvae.vae.spec;

import java.io.Serializable;

/**
 * The two terms of the negative ELBO, summed over images; in nats, KL unweighted by beta.
 *
 * @param images how many images were summed
 * @param reconstruction sum of −log p(x|z)
 * @param kl sum of KL(q(z|x) ‖ N(0, I))
 */
public record ElboSum(long images, double reconstruction, double kl) implements Serializable {

  public static final ElboSum ZERO = new ElboSum(0, 0, 0);

  public ElboSum plus(ElboSum other) {
    return new ElboSum(images + other.images, reconstruction + other.reconstruction, kl + other.kl);
  }

  /** Negative ELBO in nats per image. */
  public double negativeElbo() {
    return (reconstruction + kl) / images;
  }

  public boolean isFinite() {
    return Double.isFinite(reconstruction) && Double.isFinite(kl);
  }
}
