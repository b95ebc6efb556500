package io.sparkvae.training.schedule;

import io.sparkvae.config.SettingsReader;
import io.sparkvae.training.schedule.LearningRateSchedule.Shape;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Minibatches, rounds and step size as a person set them. What is empty says {@code auto}; {@link
 * ReplicaScaling} chooses it by the number of replicas.
 *
 * @param batchSizePerWorker images in one minibatch of one replica
 * @param averagingFrequency minibatches that each replica takes between two averagings
 */
public record HyperparameterSettings(
    OptionalInt batchSizePerWorker, OptionalInt averagingFrequency, Rate rate) {

  /** Images of one minibatch of one replica that trains alone. */
  static final int PLAIN_BATCH = 128;

  /**
   * The step size.
   *
   * @param base Adam's step size for one replica
   * @param scale factor on it
   * @param warmupIterations iterations over which it rises
   * @param shape what follows the rise
   * @param fall share of the training over which {@link Shape#LATE_LINEAR} falls
   */
  public record Rate(
      double base,
      OptionalDouble scale,
      OptionalInt warmupIterations,
      Optional<Shape> shape,
      double fall) {}

  /** One replica's pace whatever the number of replicas: only the minibatch may have been set. */
  public HyperparameterSettings withoutScaling(int averagingEvery) {
    int batch = batchSizePerWorker.orElse(PLAIN_BATCH);
    return new HyperparameterSettings(
        OptionalInt.of(batch),
        OptionalInt.of(averagingEvery),
        new Rate(
            rate.base(),
            OptionalDouble.of(1),
            OptionalInt.of(0),
            Optional.of(Shape.CONSTANT),
            rate.fall()));
  }

  /** The same step size for one replica, and {@code auto} for everything else. */
  public HyperparameterSettings allAuto() {
    return new HyperparameterSettings(
        OptionalInt.empty(),
        OptionalInt.empty(),
        new Rate(
            rate.base(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            rate.fall()));
  }

  /** Reads its keys of the group {@code spark-vae.training}. */
  static HyperparameterSettings from(SettingsReader training) {
    return new HyperparameterSettings(
        count(training, "batch-size-per-worker", 1, 1_000_000),
        count(training, "averaging-frequency", 1, 1_000_000),
        new Rate(
            training.number("learning-rate", Double.MIN_NORMAL, 1e9),
            training.isWord("learning-rate-scale", "auto")
                ? OptionalDouble.empty()
                : OptionalDouble.of(training.number("learning-rate-scale", 1e-6, 1e6)),
            count(training, "learning-rate-warmup-iterations", 0, Integer.MAX_VALUE),
            training.isWord("learning-rate-schedule", "auto")
                ? Optional.empty()
                : Optional.of(training.choice("learning-rate-schedule", Shape.class)),
            training.number("learning-rate-fall-fraction", 1e-6, 1)));
  }

  private static OptionalInt count(SettingsReader training, String key, int min, int max) {
    return training.isWord(key, "auto")
        ? OptionalInt.empty()
        : OptionalInt.of(training.integer(key, min, max));
  }
}
