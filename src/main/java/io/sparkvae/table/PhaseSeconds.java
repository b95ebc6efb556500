package io.sparkvae.table;

import java.io.Serializable;

/**
 * Where the wall-clock seconds of training went.
 *
 * @param broadcast handing the state out, and freeing it again
 * @param fit replicas computing: the slowest of each round, or all of them dealt over the cores
 *     where there are more replicas than cores
 * @param schedule the rest of each round's Spark job: tasks sent out, results brought in
 * @param aggregate averaging and the outer step, as far as replicas wait for it
 * @param evaluate held-out images
 */
public record PhaseSeconds(
    double broadcast, double fit, double schedule, double aggregate, double evaluate)
    implements Serializable {

  public static final PhaseSeconds ZERO = new PhaseSeconds(0, 0, 0, 0, 0);

  public PhaseSeconds plus(PhaseSeconds other) {
    return new PhaseSeconds(
        broadcast + other.broadcast,
        fit + other.fit,
        schedule + other.schedule,
        aggregate + other.aggregate,
        evaluate + other.evaluate);
  }

  /** Seconds of the rounds, evaluation left out. */
  public double training() {
    return broadcast + fit + schedule + aggregate;
  }

  /** Seconds of everything. */
  public double total() {
    return training() + evaluate;
  }
}
