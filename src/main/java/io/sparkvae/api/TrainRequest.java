package io.sparkvae.api;

import io.sparkvae.config.Settings;
import io.sparkvae.config.SettingsReader;
import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.training.schedule.TrainingSettings;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.VaeSpec;

/**
 * What to train on what, checked.
 *
 * @param corpus where the images are, and which of them are held out
 * @param image what every image is turned into
 * @param model the network and its objective
 * @param training epochs, replicas, optimiser, output
 */
public record TrainRequest(
    CorpusSettings corpus, ImageSettings image, ModelSettings model, TrainingSettings training) {

  /**
   * Reads the groups {@code corpus}, {@code image}, {@code model} and {@code training}.
   *
   * @throws io.sparkvae.error.SettingsException with every problem found
   */
  public static TrainRequest of(Settings settings) {
    return settings.read(TrainRequest::of);
  }

  /** The same as part of a larger reading, which reports the problems of all its parts at once. */
  public static TrainRequest of(SettingsReader root) {
    root.group("training").text("output");
    return withoutOutput(root);
  }

  /** The same where a study names the output of each training. */
  static TrainRequest withoutOutput(SettingsReader root) {
    ImageSettings image = ImageSettings.from(root.group("image"));
    ModelSettings model = ModelSettings.from(root.group("model"));
    VaeSpec.problems(model, image.shape()).forEach(root::problem);
    return new TrainRequest(
        CorpusSettings.from(root.group("corpus")),
        image,
        model,
        TrainingSettings.from(root.group("training")));
  }

  VaeSpec spec() {
    return new VaeSpec(model, image.shape(), training.adam(), training.seed());
  }
}
