package io.sparkvae.api;

import io.sparkvae.config.Settings;
import io.sparkvae.config.SettingsReader;
import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.evaluation.settings.EvaluationSettings;
import io.sparkvae.image.ImageSettings;

/**
 * What to measure of which model on which images, checked.
 *
 * @param model directory of the model bundle
 * @param corpus where the images are
 * @param image what every image is turned into; has to be as in training
 * @param evaluation the metrics, and where they go
 */
public record EvaluateRequest(
    String model, CorpusSettings corpus, ImageSettings image, EvaluationSettings evaluation) {

  /**
   * Reads the groups {@code corpus}, {@code image} and {@code evaluation}.
   *
   * @throws io.sparkvae.error.SettingsException with every problem found
   */
  public static EvaluateRequest of(Settings settings) {
    return settings.read(EvaluateRequest::of);
  }

  /** The same as part of a larger reading, which reports the problems of all its parts at once. */
  public static EvaluateRequest of(SettingsReader root) {
    return new EvaluateRequest(
        root.group("evaluation").text("model"),
        CorpusSettings.from(root.group("corpus")),
        ImageSettings.from(root.group("image")),
        EvaluationSettings.from(root.group("evaluation")));
  }
}
