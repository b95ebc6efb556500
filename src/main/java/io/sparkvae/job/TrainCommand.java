package io.sparkvae.job;

import io.sparkvae.config.SettingsReader;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.source.CorpusSettings;
import io.sparkvae.training.schedule.TrainingSettings;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.VaeSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Images in, model bundle out. */
@Command(name = "train", description = "images → model bundle")
final class TrainCommand implements Runnable, SparkCommand<TrainCommand.Request> {

  @Mixin private final RunOptions options = new RunOptions();

  /** The groups that training reads. */
  record Request(
      CorpusSettings corpus, ImageSettings image, ModelSettings model, TrainingSettings training) {

    VaeSpec spec() {
      return new VaeSpec(model, image.shape(), training.adam(), training.seed());
    }
  }

  @Override
  public void run() {
    SparkRun.of(this, options);
  }

  @Override
  public String name() {
    return "train";
  }

  @Override
  public Request settings(SettingsReader root) {
    ImageSettings image = ImageSettings.from(root.group("image"));
    ModelSettings model = ModelSettings.from(root.group("model"));
    SettingsReader training = root.group("training");
    training.text("output");
    VaeSpec.problems(model, image.shape()).forEach(root::problem);
    return new Request(
        CorpusSettings.from(root.group("corpus")), image, model, TrainingSettings.from(training));
  }

  @Override
  public void run(SparkRun run, Request settings) {
    new TrainJob(run, settings).run();
  }
}
