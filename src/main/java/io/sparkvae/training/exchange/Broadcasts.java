package io.sparkvae.training.exchange;

import io.sparkvae.vae.TrainingState;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;

/**
 * The exchange of a cluster: a state goes out as a broadcast, and executors average groups of
 * replicas before the driver does the rest.
 */
public final class Broadcasts implements StateExchange {

  private final JavaSparkContext spark;

  public Broadcasts(JavaSparkContext spark) {
    this.spark = spark;
  }

  @Override
  public int roundsAtATime() {
    return 1;
  }

  /** Tasks on different executors know nothing of each other. */
  @Override
  public boolean sharesReplicas() {
    return false;
  }

  @Override
  public PreferredExecutors preferredExecutors() {
    return PreferredExecutors.alive();
  }

  @Override
  public void await(PendingState state) {
    state.get();
  }

  @Override
  public DistributedState handOut(StateKey key, PendingState state, int contributions) {
    return new Handed(key, spark.broadcast(new SerializedState(state.get())));
  }

  @Override
  public RoundJob bringBack(
      RDD<RoundContribution> leaves, DistributedState handed, int replicas, int depth) {
    RDD<RoundContribution> groups =
        AveragingTree.onExecutors(
                leaves.toJavaRDD(), replicas, AveragingTree.groupSizes(replicas, depth))
            .rdd();
    AsyncCollect job = new AsyncCollect(groups);
    return new RoundJob(job, job::contributions, () -> {});
  }

  /** Every broadcast is closed with its job. */
  @Override
  public void close() {}

  /** Serialises the broadcast's handle. */
  private record Handed(StateKey key, Broadcast<SerializedState> broadcast)
      implements DistributedState {

    @Override
    public TrainingState state() {
      return broadcast.value().state();
    }

    /** Replicas are dealt to tasks beforehand; one that is tried again takes its own again. */
    @Override
    public boolean take(int replica) {
      return true;
    }

    @Override
    public RoundContribution bring(RoundContribution contribution) {
      return contribution;
    }

    @Override
    public void close() {
      broadcast.destroy();
    }
  }
}
