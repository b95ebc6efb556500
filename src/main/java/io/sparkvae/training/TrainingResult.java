package io.sparkvae.training;

import io.sparkvae.table.EpochMetrics;
import io.sparkvae.training.checkpoint.BestModel;
import io.sparkvae.training.checkpoint.TrainingProgress;
import io.sparkvae.training.schedule.Hyperparameters;
import io.sparkvae.vae.TrainingState;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A trained model and its record. The state to publish is the one with the best held-out ELBO where
 * early stopping is on, else the last.
 */
public final class TrainingResult {

  private final TrainingState state;
  private final float[] parameters;
  private final Hyperparameters pace;
  private final int epochOfParameters;
  private final List<String> metricsLines;
  private final List<EpochMetrics> metrics;
  private final long trainingImages;
  private final Optional<Vae> linear;

  /**
   * The result of a training that has ended.
   *
   * @param metrics of every epoch, those of an earlier run included
   * @param keepBest whether the best model is kept in place of the last
   */
  public TrainingResult(
      TrainingProgress progress,
      List<EpochMetrics> metrics,
      Hyperparameters pace,
      boolean keepBest,
      long trainingImages) {
    BestModel best = progress.best();
    boolean useBest = keepBest && best.exists();
    this.state = progress.state();
    this.parameters = useBest ? best.parameters() : progress.state().parameters();
    this.epochOfParameters = useBest ? best.epoch() + 1 : progress.epoch();
    this.pace = pace;
    this.metricsLines = progress.metrics();
    this.metrics = List.copyOf(metrics);
    this.trainingImages = trainingImages;
    this.linear = Optional.empty();
  }

  private TrainingResult(TrainingResult network, Vae linear) {
    this.state = network.state;
    this.parameters = network.parameters;
    this.epochOfParameters = network.epochOfParameters;
    this.pace = network.pace;
    this.metricsLines = network.metricsLines;
    this.metrics = network.metrics;
    this.trainingImages = network.trainingImages;
    this.linear = Optional.of(linear);
  }

  /** The same training with a linear model as its result, for its network was no better. */
  TrainingResult instead(Vae linearModel) {
    return new TrainingResult(this, linearModel);
  }

  /**
   * The model to publish.
   *
   * @param spec of the network that was trained
   */
  public Vae model(VaeSpec spec) {
    return linear.orElseGet(
        () -> {
          Vae vae = Vae.fresh(spec, 0);
          vae.restore(new TrainingState(parameters, state.moments(), state.iteration()));
          return vae;
        });
  }

  /** The negative ELBO of {@link #parameters} on held-out images, if there are any. */
  OptionalDouble heldOut() {
    return metrics
        .get(epochOfParameters - 1)
        .heldOut()
        .map(score -> OptionalDouble.of(score.loss().negativeElbo()))
        .orElse(OptionalDouble.empty());
  }

  /** The network's parameters that were kept; lent. */
  public float[] parameters() {
    return parameters;
  }

  /** The epoch, counted from 1, that ended with {@link #parameters()}. */
  public int epochOfParameters() {
    return epochOfParameters;
  }

  /** The state after the last epoch; lent. */
  public TrainingState lastState() {
    return state;
  }

  /** The metrics of every epoch, those of an earlier run that was resumed included. */
  public List<EpochMetrics> metrics() {
    return metrics;
  }

  /** The lines of {@code metrics.jsonl}, one an epoch, just as each run wrote its own. */
  public List<String> metricsLines() {
    return metricsLines;
  }

  public int epochs() {
    return metrics.size();
  }

  /** Minibatches, rounds and step size as they were. */
  public Hyperparameters pace() {
    return pace;
  }

  /** Training images in one epoch. */
  public long trainingImages() {
    return trainingImages;
  }
}
