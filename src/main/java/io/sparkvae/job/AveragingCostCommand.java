package io.sparkvae.job;

import io.sparkvae.api.StudyRequest;
import io.sparkvae.config.Settings;
import io.sparkvae.config.SettingsReader;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Images in, tables and plots of what averaging over replicas costs out. */
@Command(
    name = "averaging-cost",
    description = "images → what averaging over K replicas costs, as tables and plots")
final class AveragingCostCommand implements Runnable, SparkCommand {

  @Mixin private final RunOptions options = new RunOptions();

  @Override
  public void run() {
    SparkLaunch.run(this, options);
  }

  @Override
  public String name() {
    return "averaging-cost";
  }

  @Override
  public List<String> groups() {
    return List.of("study", "corpus", "image", "model", "training", "spark");
  }

  @Override
  public void check(SettingsReader root) {
    StudyRequest.of(root);
  }

  @Override
  public String interrupted(Settings settings) {
    return "Interrupted: run the same command again to go on; finished trainings are kept";
  }

  @Override
  public void run(SparkRun run) {
    run.library().averagingCost(run.settings());
  }
}
