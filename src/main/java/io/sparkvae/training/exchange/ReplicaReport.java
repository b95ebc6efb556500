package io.sparkvae.training.exchange;

import io.sparkvae.vae.spec.ElboSum;
import java.io.Serializable;

/**
 * What one replica did in one round.
 *
 * @param elbo loss terms over its minibatches, up to a divergence
 * @param seconds spent computing, reading blocks included
 * @param trouble what was not finite; empty where all was well
 * @param lastFinite negative ELBO of the last minibatch whose loss was finite, in nats per image;
 *     NaN where there was none
 */
public record ReplicaReport(
    int replica, ElboSum elbo, double seconds, String trouble, double lastFinite)
    implements Serializable {

  /** Whether anything was not finite. */
  public boolean diverged() {
    return !trouble.isEmpty();
  }
}
