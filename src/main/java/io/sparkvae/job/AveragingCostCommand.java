package io.sparkvae.job;

import io.sparkvae.api.StudyRequest;
import io.sparkvae.config.SettingsReader;
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
    SparkRun.of(this, options);
  }

  @Override
  public String name() {
    return "averaging-cost";
  }

  @Override
  public void check(SettingsReader root) {
    StudyRequest.of(root);
  }

  @Override
  public void run(SparkRun run) {
    run.library().averagingCost(run.settings());
  }
}
