package io.sparkvae.training.checkpoint;

import io.sparkvae.table.EpochMetrics;
import io.sparkvae.table.PhaseSeconds;
import io.sparkvae.training.exchange.PendingState;
import io.sparkvae.training.listener.TrainingStart;
import io.sparkvae.training.round.RoundOutcome;
import io.sparkvae.vae.TrainingState;
import io.sparkvae.vae.spec.ElboSum;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a training is: all that the rest of it follows from, and so what a checkpoint holds.
 *
 * @param epoch counted from 0
 * @param round the next one of the epoch, counted from 0
 * @param pending the state that the next round begins with
 * @param elbo loss terms of the epoch's rounds so far
 * @param seconds of the epoch so far
 * @param metrics one JSON line for each finished epoch
 * @param finishedNegativeElbo mean training loss of the last finished epoch, in nats per image; NaN
 *     where there is none
 */
public record TrainingProgress(
    int epoch,
    int round,
    PendingState pending,
    ElboSum elbo,
    PhaseSeconds seconds,
    BestModel best,
    List<String> metrics,
    double finishedNegativeElbo) {

  public TrainingProgress {
    metrics = List.copyOf(metrics);
  }

  public static TrainingProgress beginning(TrainingState state) {
    return new TrainingProgress(
        0,
        0,
        PendingState.known(state),
        ElboSum.ZERO,
        PhaseSeconds.ZERO,
        BestModel.NONE,
        List.of(),
        Double.NaN);
  }

  /** Where the training is, as a person counts. */
  public TrainingStart.Position position() {
    return new TrainingStart.Position(epoch + 1, round);
  }

  /** The state that the next round begins with; lent. */
  public TrainingState state() {
    return pending.get();
  }

  /**
   * Mean training loss of this epoch so far, else of the epoch before, in nats per image; NaN where
   * neither has begun.
   */
  public double lastNegativeElbo() {
    return elbo.images() > 0 ? elbo.negativeElbo() : finishedNegativeElbo;
  }

  public TrainingProgress after(RoundOutcome outcome) {
    return new TrainingProgress(
        epoch,
        round + 1,
        outcome.pending(),
        elbo.plus(outcome.elbo()),
        seconds.plus(outcome.seconds()),
        best,
        metrics,
        finishedNegativeElbo);
  }

  /** The beginning of the next epoch. */
  public TrainingProgress nextEpoch(BestModel newBest, EpochMetrics finished) {
    List<String> lines = new ArrayList<>(metrics);
    lines.add(finished.json());
    return new TrainingProgress(
        epoch + 1,
        0,
        pending,
        ElboSum.ZERO,
        PhaseSeconds.ZERO,
        newBest,
        lines,
        finished.train().negativeElbo());
  }

  public TrainingProgress with(TrainingState newState) {
    PendingState known = PendingState.known(newState);
    return new TrainingProgress(
        epoch, round, known, elbo, seconds, best, metrics, finishedNegativeElbo);
  }
}
