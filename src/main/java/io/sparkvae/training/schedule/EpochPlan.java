package io.sparkvae.training.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * Which images each replica takes in each round of one epoch. Minibatches are consecutive cuts of
 * the replica's {@link EpochOrder}, across block boundaries; the last one may be short; every image
 * comes exactly once.
 */
public final class EpochPlan {

  private final ShardSizes shards;
  private final MinibatchPlan minibatches;
  private final long seed;
  private final int epoch;
  private final List<EpochOrder> orders;

  public EpochPlan(ShardSizes shards, MinibatchPlan minibatches, long seed, int epoch) {
    this.shards = shards;
    this.minibatches = minibatches;
    this.seed = seed;
    this.epoch = epoch;
    this.orders = new ArrayList<>();
    for (int replica = 0; replica < shards.replicas(); replica++) {
      orders.add(new EpochOrder(seed, epoch, replica, shards.blockImages(replica)));
    }
  }

  long seed() {
    return seed;
  }

  public int epoch() {
    return epoch;
  }

  /** Minibatches of the replica that has most of them: what the iteration count grows by. */
  public int iterations() {
    return iterations(shards, minibatches);
  }

  public static int iterations(ShardSizes shards, MinibatchPlan minibatches) {
    long most = 0;
    for (int replica = 0; replica < shards.replicas(); replica++) {
      most = Math.max(most, ceilDiv(shards.images(replica), minibatches.batchSizePerWorker()));
    }
    return Math.toIntExact(most);
  }

  public int rounds() {
    return Math.toIntExact(ceilDiv(iterations(), minibatches.averagingFrequency()));
  }

  /** The work of the replicas that still have images, by replica index; the others rest. */
  public List<ReplicaPlan> round(int round) {
    long imagesPerRound =
        (long) minibatches.averagingFrequency() * minibatches.batchSizePerWorker();
    List<ReplicaPlan> plans = new ArrayList<>();
    for (int replica = 0; replica < shards.replicas(); replica++) {
      long from = round * imagesPerRound;
      long to = Math.min(from + imagesPerRound, shards.images(replica));
      if (from < to) {
        List<BlockSlice> cuts = orders.get(replica).cuts(from, to);
        plans.add(
            new ReplicaPlan(replica, epoch, round, round * minibatches.averagingFrequency(), cuts));
      }
    }
    return plans;
  }

  private static long ceilDiv(long value, long divisor) {
    return (value + divisor - 1) / divisor;
  }
}
