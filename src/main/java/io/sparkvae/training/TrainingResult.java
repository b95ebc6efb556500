package io.sparkvae.training;

import io.sparkvae.training.checkpoint.BestModel;
import io.sparkvae.training.checkpoint.TrainingProgress;
import io.sparkvae.training.schedule.Hyperparameters;
import io.sparkvae.vae.TrainingState;
import java.util.List;

/**
 * A trained model and its record. The state to publish is the one with the best held-out ELBO where
 * early stopping is on, else the last.
 */
public final class TrainingResult {

  private final TrainingState state;
  private final float[] parameters;
  private final Hyperparameters pace;
  private final int epochOfParameters;
  private final List<String> metrics;
  private final long trainingImages;

  public TrainingResult(
      TrainingProgress progress, Hyperparameters pace, boolean keepBest, long trainingImages) {
    BestModel best = progress.best();
    boolean useBest = keepBest && best.exists();
    this.state = progress.state();
    this.parameters = useBest ? best.parameters() : progress.state().parameters();
    this.epochOfParameters = useBest ? best.epoch() + 1 : progress.epoch();
    this.pace = pace;
    this.metrics = progress.metrics();
    this.trainingImages = trainingImages;
  }

  /** The parameters to publish; lent. */
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

  /** The lines of {@code metrics.jsonl}, one an epoch. */
  public List<String> metrics() {
    return metrics;
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
