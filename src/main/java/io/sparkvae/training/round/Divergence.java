package io.sparkvae.training.round;

import io.sparkvae.error.TrainingDivergedException;
import io.sparkvae.training.exchange.ReplicaReport;
import io.sparkvae.training.schedule.ReplicaPlan;
import java.util.List;
import java.util.Locale;

/** Words the end of a training whose loss or parameters stopped being finite numbers. */
public final class Divergence {

  private Divergence() {}

  /**
   * Names the first replica in trouble; epoch and round counted from 1, as on the console.
   *
   * @param before negative ELBO of the rounds before; NaN where there were none
   */
  public static void throwIfAny(List<ReplicaReport> reports, ReplicaPlan plan, double before) {
    for (ReplicaReport report : reports) {
      if (report.diverged()) {
        throw new TrainingDivergedException(
            "Training diverged in epoch %d, round %d, replica %d: %s, %s %s"
                .formatted(
                    plan.epoch() + 1,
                    plan.round() + 1,
                    report.replica(),
                    report.trouble(),
                    lastFinite(Double.isNaN(report.lastFinite()) ? before : report.lastFinite()),
                    ADVICE));
      }
    }
  }

  /** The held-out loss was not finite though every minibatch was. */
  public static TrainingDivergedException inEvaluation(int epoch, double lastFinite) {
    return new TrainingDivergedException(
        "Training diverged in epoch %d: the held-out loss is not finite, %s %s"
            .formatted(epoch + 1, lastFinite(lastFinite), ADVICE));
  }

  private static final String ADVICE = "(lower training.learning-rate)";

  private static String lastFinite(double elbo) {
    return Double.isNaN(elbo)
        ? "no minibatch had a finite one before"
        : String.format(Locale.ROOT, "the last finite negative ELBO was %.4g nats", elbo);
  }
}
