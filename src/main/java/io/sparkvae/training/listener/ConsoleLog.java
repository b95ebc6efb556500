package io.sparkvae.training.listener;

import io.sparkvae.table.EpochMetrics;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A training in words: one aligned line an epoch, a line for whatever else a person should know,
 * and in the log, every ten seconds at most, how far the epoch is.
 */
public final class ConsoleLog implements TrainingListener {

  private static final Logger LOG = LoggerFactory.getLogger(ConsoleLog.class);
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

  private final Consumer<String> console;
  private CollapseWatch collapse = new CollapseWatch();
  private long last = System.nanoTime();

  /**
   * A log of one training after the other.
   *
   * @param console takes the lines, but for those of rounds
   */
  public ConsoleLog(Consumer<String> console) {
    this.console = console;
  }

  @Override
  public void trainingBegins(TrainingStart start) {
    collapse = new CollapseWatch();
    last = System.nanoTime();
    console.accept("%d replicas: %s".formatted(start.replicas(), start.pace().describe()));
    start
        .opponent()
        .ifPresent(
            pca ->
                console.accept(
                    format(
                        "probabilistic PCA of %d dimensions: %.3f nats per held-out image%s",
                        pca.dimensions(), pca.negativeLogLikelihood(), mirrored(pca))));
    start
        .resumed()
        .ifPresent(
            position ->
                console.accept(
                    "resumed in epoch %d after round %d"
                        .formatted(position.epoch(), position.round())));
  }

  @Override
  public void roundEnds(RoundProgress progress) {
    if (System.nanoTime() - last > PAUSE) {
      last = System.nanoTime();
      LOG.info(
          String.format(
              Locale.ROOT,
              "epoch %d/%d, round %d/%d: negative ELBO %.3f nats, %.0f images/s",
              progress.epoch(),
              progress.epochs(),
              progress.round(),
              progress.rounds(),
              progress.elbo().negativeElbo(),
              progress.imagesPerSecond()));
    }
  }

  @Override
  public void epochEnds(EpochMetrics metrics) {
    console.accept(metrics.line());
    collapse.after(metrics).ifPresent(console);
  }

  @Override
  public void trainingEnds(TrainingEnd end) {
    if (!end.stoppedEarly() && end.bestEpoch() < end.epochs()) {
      console.accept("epoch %d is kept, whose held-out ELBO is best".formatted(end.bestEpoch()));
    }
    if (end.stoppedEarly()) {
      console.accept(
          "stopped early: no better held-out ELBO in %d epochs; epoch %d is kept"
              .formatted(end.epochs() - end.bestEpoch(), end.bestEpoch()));
    }
    end.natsWon().ifPresent(nats -> console.accept(comparison(nats)));
  }

  private static String mirrored(LinearOpponent pca) {
    return pca.withMirrorImages().isPresent()
        ? format(
            "; %.3f if it learns mirror images too, where the model begins",
            pca.withMirrorImages().getAsDouble())
        : "";
  }

  private static String comparison(double nats) {
    return nats >= 0
        ? format("the network is %.3f nats better than probabilistic PCA", nats)
        : format(
            "the network is %.3f nats worse than probabilistic PCA, which the bundle holds instead"
                + " (train longer, or on more images)",
            -nats);
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
