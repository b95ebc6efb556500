package io.sparkvae.training.exchange;

import io.sparkvae.vae.TrainingState;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * States that replicas of one run brought back from earlier dispatches, for their arrays to be used
 * again: fresh arrays of ten megabytes a replica and round kept the collector busy. Once one has
 * begun, the driver has read everything of those before it.
 */
public final class StateBuffers {

  private record Spare(long dispatch, TrainingState state) {}

  private final Deque<Spare> spares = new ArrayDeque<>();

  /** A state that nobody needs any more, or a new one. */
  public synchronized TrainingState take(long dispatch, int parameters) {
    Spare oldest = spares.peekFirst();
    if (oldest == null || oldest.dispatch >= dispatch) {
      return TrainingState.blank(parameters);
    }
    spares.removeFirst();
    return oldest.state;
  }

  /** Lends a state to the driver until the dispatch is over. */
  public synchronized void lend(long dispatch, TrainingState state) {
    spares.addLast(new Spare(dispatch, state));
  }
}
