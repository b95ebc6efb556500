package io.sparkvae.training;

import io.sparkvae.vae.ElboSum;
import io.sparkvae.vae.TrainingState;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a training stands: all that the rest of it follows from, and so what a checkpoint holds.
 *
 * @param epoch counted from 0
 * @param round the next one of the epoch, counted from 0
 * @param pending the state that the next round begins with
 * @param elbo loss terms of the epoch's rounds so far
 * @param seconds of the epoch so far
 * @param metrics one JSON line for each finished epoch
 */
record Progress(
    int epoch,
    int round,
    PendingState pending,
    ElboSum elbo,
    PhaseSeconds seconds,
    BestModel best,
    List<String> metrics) {

  Progress {
    metrics = List.copyOf(metrics);
  }

  static Progress beginning(TrainingState state) {
    return new Progress(
        0,
        0,
        PendingState.known(state),
        ElboSum.ZERO,
        PhaseSeconds.ZERO,
        BestModel.NONE,
        List.of());
  }

  /** The state that the next round begins with; lent. */
  TrainingState state() {
    return pending.get();
  }

  /**
   * Mean training loss of this epoch so far, else of the epoch before, in nats per image; NaN where
   * neither has begun.
   */
  double lastNegativeElbo() {
    if (elbo.images() > 0) {
      return elbo.negativeElbo();
    }
    return metrics.isEmpty()
        ? Double.NaN
        : EpochMetrics.trainNegativeElbo(metrics.get(metrics.size() - 1));
  }

  Progress after(RoundOutcome outcome) {
    return new Progress(
        epoch,
        round + 1,
        outcome.pending(),
        elbo.plus(outcome.elbo()),
        seconds.plus(outcome.seconds()),
        best,
        metrics);
  }

  /** The beginning of the next epoch. */
  Progress nextEpoch(BestModel newBest, String metricsLine) {
    List<String> lines = new ArrayList<>(metrics);
    lines.add(metricsLine);
    return new Progress(epoch + 1, 0, pending, ElboSum.ZERO, PhaseSeconds.ZERO, newBest, lines);
  }

  Progress with(TrainingState newState) {
    PendingState known = PendingState.known(newState);
    return new Progress(epoch, round, known, elbo, seconds, best, metrics);
  }
}
