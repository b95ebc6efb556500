package io.sparkvae.training.loop;

import io.sparkvae.training.checkpoint.TrainingProgress;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs how far an epoch is, every ten seconds at most. */
public final class RoundLog implements EpochRunner.RoundListener {

  private static final Logger LOG = LoggerFactory.getLogger(RoundLog.class);
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

  private final int epochs;
  private long last = System.nanoTime();

  public RoundLog(int epochs) {
    this.epochs = epochs;
  }

  @Override
  public void afterRound(TrainingProgress progress, int rounds) {
    if (System.nanoTime() - last > PAUSE) {
      last = System.nanoTime();
      LOG.info(
          String.format(
              Locale.ROOT,
              "epoch %d/%d, round %d/%d: negative ELBO %.3f nats, %.0f images/s",
              progress.epoch() + 1,
              epochs,
              progress.round(),
              rounds,
              progress.elbo().negativeElbo(),
              progress.elbo().images() / progress.seconds().training()));
    }
  }
}
