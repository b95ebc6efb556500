package io.sparkvae.training.exchange;

import org.apache.spark.rdd.RDD;

/**
 * How states come to the tasks of one training and what they make of them comes back; driver side.
 * Either driver and tasks are one JVM, where nothing is copied, or states are broadcast and
 * averaged on executors. Both average the same tree, so that the parameters are the same bits.
 */
public sealed interface StateExchange extends AutoCloseable permits SameJvm, Broadcasts {

  /** How many rounds may be under way at a time. */
  int roundsAtATime();

  /** Whether any task of a round may take any replica that no other has taken. */
  boolean sharesReplicas();

  /** Which executors the tasks of the next job prefer. */
  PreferredExecutors preferredExecutors();

  /** Waits for a state that has to be at hand before it can be handed out. */
  void await(PendingState state);

  /**
   * Hands a state to the tasks of the next Spark job. Borrows it: nobody may write to it before the
   * caller closes what this returns, after the job.
   *
   * @param contributions how many will be brought back
   */
  DistributedState handOut(StateKey key, PendingState state, int contributions);

  /**
   * Begins the Spark job that brings the contributions of a round back.
   *
   * @param leaves contributions of single replicas, which {@link DistributedState#bring} returned
   * @param replicas how many leaves there are
   * @param depth levels of the averaging tree
   */
  RoundJob bringBack(
      RDD<RoundContribution> leaves, DistributedState handed, int replicas, int depth);

  /** Frees whatever was handed out and not closed. */
  @Override
  void close();
}
