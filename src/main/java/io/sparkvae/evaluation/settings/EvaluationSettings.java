package io.sparkvae.evaluation.settings;

import io.sparkvae.config.SettingsReader;

/**
 * What is evaluated, and which numbers are wanted.
 *
 * @param model directory of the model bundle
 * @param output directory of the numbers
 * @param images at most so many of the split; 0 for all
 * @param seed everything random follows from it
 */
public record EvaluationSettings(
    String model,
    String output,
    Split split,
    int images,
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

  /** Reads the group {@code spark-vae.evaluation}. */
  public static EvaluationSettings from(SettingsReader evaluation) {
    return new EvaluationSettings(
        evaluation.text("model"),
        evaluation.text("output"),
        evaluation.choice("split", Split.class),
        evaluation.integer("images", 0, Integer.MAX_VALUE),
        evaluation.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE),
        SamplingSettings.from(evaluation),
        NeighbourSettings.from(evaluation),
        FactorSettings.from(evaluation));
  }
}
