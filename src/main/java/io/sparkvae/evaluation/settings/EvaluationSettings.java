package io.sparkvae.evaluation.settings;

import io.sparkvae.config.SettingsReader;
import java.util.Optional;

/**
 * What is evaluated, and which numbers are wanted.
 *
 * @param output directory of the numbers; empty writes none
 * @param images at most this many of the split; 0 for all
 * @param alteredQueries at most this many images are altered and searched for; 0 leaves it out
 * @param seed everything random follows from it
 */
public record EvaluationSettings(
    Optional<String> output,
    Split split,
    int images,
    int alteredQueries,
    long seed,
    SamplingSettings sampling,
    NeighbourSettings neighbours,
    FactorSettings factors) {

  /** The part of the corpus that is evaluated. */
  public enum Split {
    /** The images that training holds out. */
    VALIDATION,
    /** The images that training learns from. */
    TRAINING,
    /** Every image of {@code corpus.path}. */
    ALL
  }

  /** Reads the group {@code spark-vae.evaluation}, of which the command line needs an output. */
  public static EvaluationSettings from(SettingsReader evaluation) {
    return new EvaluationSettings(
        Optional.of(evaluation.text("output")),
        evaluation.choice("split", Split.class),
        evaluation.integer("images", 0, Integer.MAX_VALUE),
        evaluation.integer("altered-queries", 0, Integer.MAX_VALUE),
        evaluation.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE),
        SamplingSettings.from(evaluation),
        NeighbourSettings.from(evaluation),
        FactorSettings.from(evaluation));
  }
}
