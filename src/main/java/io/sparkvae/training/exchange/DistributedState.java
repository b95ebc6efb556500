package io.sparkvae.training.exchange;

import io.sparkvae.vae.TrainingState;
import java.io.Serializable;

/**
 * The state that the tasks of one Spark job begin with, and where they bring what they made of it;
 * serialises a key or the handle of a broadcast. The driver closes it when the job is over.
 */
public interface DistributedState extends Serializable, AutoCloseable {

  StateKey key();

  /** The state; lent, for reading only. */
  TrainingState state();

  /** Whether the calling task is to fit this replica, which no other task has taken. */
  boolean take(int replica);

  /**
   * Brings the contribution of a replica.
   *
   * @return what the task hands to Spark as its result
   */
  RoundContribution bring(RoundContribution contribution);

  @Override
  void close();
}
