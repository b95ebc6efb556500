package io.sparkvae.job;

import io.sparkvae.api.EvaluateRequest;
import io.sparkvae.config.SettingsReader;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A model bundle and images in, metrics with their protocols out. */
@Command(name = "evaluate", description = "model bundle + images → metrics, each with its protocol")
final class EvaluateCommand implements Runnable, SparkCommand {

  @Mixin private final RunOptions options = new RunOptions();

  @Override
  public void run() {
    SparkLaunch.run(this, options);
  }

  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public List<String> groups() {
    return List.of("evaluation", "corpus", "image", "spark");
  }

  @Override
  public void check(SettingsReader root) {
    EvaluateRequest.of(root);
  }

  @Override
  public void run(SparkRun run) {
    run.library().evaluate(run.settings());
  }
}
