package io.sparkvae.training.round;

import io.sparkvae.training.exchange.DistributedState;
import io.sparkvae.training.exchange.PendingState;
import io.sparkvae.training.exchange.RoundJob;
import io.sparkvae.training.schedule.ReplicaPlan;
import java.util.List;

/**
 * A round under way: its Spark job has been submitted.
 *
 * @param plans of the replicas that have work
 * @param state that it begins with; in one JVM it may itself wait for the round before
 * @param next the state after it; whoever asks waits for its replicas
 */
public record RoundInFlight(
    List<ReplicaPlan> plans,
    PendingState state,
    DistributedState handed,
    RoundJob job,
    PendingState next,
    Departure departure)
    implements AutoCloseable {

  /**
   * When the round was sent out, by {@link System#nanoTime}.
   *
   * @param start before anything
   * @param formed once its state was at hand, where it had to be
   * @param sent once the state had been handed out
   */
  record Departure(long start, long formed, long sent) {}

  /** Tells tasks that still run to end, and those that wait for them. */
  public void cancel() {
    job.cancel();
  }

  /** Frees what was handed out; tasks that still run are told to end. */
  @Override
  public void close() {
    cancel();
    handed.close();
  }
}
