package io.sparkvae.training.schedule;

import io.sparkvae.config.SettingsReader;
import io.sparkvae.vae.spec.AdamSettings;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a model is trained.
 *
 * @param output directory of the model bundle, absent where no command trains
 * @param epochs passes over the training images
 * @param replicas model copies; empty takes one for each core of the cluster
 * @param pace minibatches, rounds and step size
 * @param adam decay rates
 * @param seed everything random follows from it
 * @param aggregationDepth levels of the tree that sums the replicas
 * @param threadsPerTask compute threads of one Spark task
 */
public record TrainingSettings(
    Optional<String> output,
    int epochs,
    OptionalInt replicas,
    HyperparameterSettings pace,
    AdamSettings adam,
    long seed,
    int aggregationDepth,
    Persistence persistence,
    int earlyStoppingEpochs,
    int threadsPerTask) {

  /**
   * When checkpoints are written and whether they are read.
   *
   * @param everyRounds rounds between two of them; 0 for the end of every epoch only
   */
  public record Persistence(int everyRounds, Resume resume) {}

  /** What an earlier, unfinished run means to this one. */
  public enum Resume {
    /** Go on from its newest whole checkpoint. */
    AUTO,
    /** Begin again. */
    NEVER
  }

  /** Reads the group {@code spark-vae.training}. */
  public static TrainingSettings from(SettingsReader training) {
    return new TrainingSettings(
        training.optionalText("output"),
        training.integer("epochs", 1, 1_000_000),
        training.isWord("replicas", "auto")
            ? OptionalInt.empty()
            : OptionalInt.of(training.integer("replicas", 1, 100_000)),
        HyperparameterSettings.from(training),
        new AdamSettings(
            training.number("adam-beta1", 0, 1 - 1e-9),
            training.number("adam-beta2", 0, 1 - 1e-9),
            1e-8),
        training.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE),
        training.integer("aggregation-depth", 1, 10),
        new Persistence(
            training.integer("checkpoint-every-rounds", 0, Integer.MAX_VALUE),
            training.choice("resume", Resume.class)),
        training.integer("early-stopping-epochs", 0, 1_000_000),
        training.integer("threads-per-task", 1, 1024));
  }
}
