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
  private final TrainingSettings.Cadence cadence;
  private final long seed;
  private final int epoch;
  private final List<EpochOrder> orders;

  public EpochPlan(ShardSizes shards, TrainingSettings.Cadence cadence, long seed, int epoch) {
    this.shards = shards;
    this.cadence = cadence;
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
    return iterations(shards, cadence);
  }

  public static int iterations(ShardSizes shards, TrainingSettings.Cadence cadence) {
    long most = 0;
    for (int replica = 0; replica < shards.replicas(); replica++) {
      most = Math.max(most, ceilDiv(shards.images(replica), cadence.batchSizePerWorker()));
    }
    return Math.toIntExact(most);
  }

  public int rounds() {
    return Math.toIntExact(ceilDiv(iterations(), cadence.averagingFrequency()));
  }

  /** The work of the replicas that still have images, by replica index; the others rest. */
  public List<ReplicaPlan> round(int round) {
    long imagesPerRound = (long) cadence.averagingFrequency() * cadence.batchSizePerWorker();
    List<ReplicaPlan> plans = new ArrayList<>();
    for (int replica = 0; replica < shards.replicas(); replica++) {
      long from = round * imagesPerRound;
      long to = Math.min(from + imagesPerRound, shards.images(replica));
      if (from < to) {
        List<BlockSlice> cuts = orders.get(replica).cuts(from, to);
        plans.add(
            new ReplicaPlan(replica, epoch, round, round * cadence.averagingFrequency(), cuts));
      }
    }
    return plans;
  }

  private static long ceilDiv(long value, long divisor) {
    return (value + divisor - 1) / divisor;
  }
}
