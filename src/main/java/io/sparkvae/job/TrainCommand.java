package io.sparkvae.job;

import io.sparkvae.api.TrainRequest;
import io.sparkvae.config.SettingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Images in, model bundle out. */
@Command(name = "train", description = "images → model bundle")
final class TrainCommand implements Runnable, SparkCommand {

  @Mixin private final RunOptions options = new RunOptions();

  @Override
  public void run() {
    SparkRun.of(this, options);
  }

  @Override
  public String name() {
    return "train";
  }

  @Override
  public void check(SettingsReader root) {
    TrainRequest.of(root);
  }

  @Override
  public void run(SparkRun run) {
    run.library().train(run.settings());
  }
}
