package io.sparkvae.training.listener;

import io.sparkvae.table.EpochMetrics;
import io.sparkvae.table.PhaseSeconds;
import io.sparkvae.vae.spec.ElboSum;
import java.util.Optional;

/** Metrics of epochs to test with. */
public final class EpochOf {

  private static final int EPOCHS = 9;

  private EpochOf() {}

  /** An epoch of nine whose one held-out image has that many active dimensions of four. */
  static EpochMetrics activeUnits(int epoch, int active) {
    return metrics(epoch, 100, EpochMetrics.HeldOut.of(new ElboSum(1, 90, 3), active, 4));
  }

  /** The first epoch, without held-out images, with that negative ELBO in training. */
  public static EpochMetrics trainNegativeElbo(double nats) {
    return metrics(1, nats, Optional.empty());
  }

  private static EpochMetrics metrics(
      int epoch, double nats, Optional<EpochMetrics.HeldOut> heldOut) {
    return EpochMetrics.of(
        new EpochMetrics.Progress(epoch, EPOCHS, epoch, epoch),
        new ElboSum(1, nats, 0),
        heldOut,
        new EpochMetrics.Rates(1e-3, 1),
        PhaseSeconds.ZERO,
        4);
  }
}
