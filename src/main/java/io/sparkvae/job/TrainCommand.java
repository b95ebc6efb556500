package io.sparkvae.job;

import io.sparkvae.api.TrainRequest;
import io.sparkvae.config.Settings;
import io.sparkvae.config.SettingsReader;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Images in, model bundle out. */
@Command(name = "train", description = "images → model bundle")
final class TrainCommand implements Runnable, SparkCommand {

  @Mixin private final RunOptions options = new RunOptions();

  @Override
  public void run() {
    SparkLaunch.run(this, options);
  }

  @Override
  public String name() {
    return "train";
  }

  @Override
  public List<String> groups() {
    return List.of("training", "corpus", "image", "model", "spark");
  }

  @Override
  public void check(SettingsReader root) {
    TrainRequest.of(root);
  }

  @Override
  public String interrupted(Settings settings) {
    return InterruptedTraining.line(TrainRequest.of(settings).training());
  }

  @Override
  public void run(SparkRun run) {
    run.library().train(run.settings());
  }
}
