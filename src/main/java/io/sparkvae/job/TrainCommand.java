package io.sparkvae.job;

import io.sparkvae.config.SettingsReader;
import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.vae.ModelSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Images in, model bundle out. */
@Command(name = "train", description = "images → model bundle")
final class TrainCommand implements Runnable, SparkCommand<TrainCommand.Request> {

  @Mixin private final RunOptions options = new RunOptions();

  /** The groups that training reads. */
  record Request(CorpusSettings corpus, ImageSettings image, ModelSettings model) {}

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
    return new Request(
        CorpusSettings.from(root.group("corpus")),
        ImageSettings.from(root.group("image")),
        ModelSettings.from(root.group("model")));
  }

  @Override
  public void run(SparkRun run, Request settings) {
    throw new UnsupportedOperationException("train is not wired to the training room yet");
  }
}
