package io.sparkvae.training.schedule;

import java.io.Serializable;
import java.util.List;

/**
 * What one replica does in one round; travels to its task.
 *
 * @param round index within the epoch
 * @param firstMinibatch index within the epoch of the round's first minibatch
 * @param cuts the images of the round, in their order
 */
public record ReplicaPlan(
    int replica, int epoch, int round, int firstMinibatch, List<BlockSlice> cuts)
    implements Serializable {

  public ReplicaPlan {
    cuts = List.copyOf(cuts);
  }

  public long images() {
    return cuts.stream().mapToLong(BlockSlice::images).sum();
  }
}
