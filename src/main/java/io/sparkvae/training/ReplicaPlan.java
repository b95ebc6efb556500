package io.sparkvae.training;

import java.io.Serializable;
import java.util.List;

/**
 * What one replica does in one round; travels to its task.
 *
 * @param round index within the epoch
 * @param firstMinibatch index within the epoch of the round's first minibatch
 * @param cuts the images of the round, in their order
 */
record ReplicaPlan(int replica, int epoch, int round, int firstMinibatch, List<Cut> cuts)
    implements Serializable {

  ReplicaPlan {
    cuts = List.copyOf(cuts);
  }

  long images() {
    return cuts.stream().mapToLong(Cut::images).sum();
  }
}
