package io.sparkvae.benchmark;

import static io.sparkvae.benchmark.Figures.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Images a second of a whole training, epoch by epoch, and the phases that its seconds went to. */
@Command(
    name = "TrainingThroughput",
    description = "Runs train with the arguments after -- and prints images/s and phases.",
    mixinStandardHelpOptions = true)
public final class TrainingThroughput implements Callable<Integer> {

  private static final List<String> PHASES = List.of("fit", "schedule", "broadcast", "aggregate");

  @Option(
      names = "--skip",
      defaultValue = "2",
      description = "epochs that warm the JVM up and are left out (default 2)")
  private int skip;

  @Parameters(description = "arguments of spark-vae train, without training.output")
  private final List<String> arguments = new ArrayList<>();

  /** Prints the figures; the last line is JSON. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new TrainingThroughput()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    List<JsonNode> epochs = TrainRun.epochs(arguments);
    if (epochs.size() <= skip) {
      System.err.printf(
          "Cannot measure %d epochs: the first %d are left out (raise training.epochs or lower"
              + " --skip)%n",
          epochs.size(), skip);
      return 2;
    }
    epochs.forEach(TrainingThroughput::printEpoch);
    List<JsonNode> measured = epochs.subList(skip, epochs.size());
    if (epochs.size() > 2) {
      double second = epochs.get(1).get("images_per_second").asDouble();
      double last = epochs.get(epochs.size() - 1).get("images_per_second").asDouble();
      print("epoch %d against epoch 2: %.3f", epochs.size(), last / second);
    }
    double rate =
        Figures.median(
            measured.stream().map(epoch -> epoch.get("images_per_second").asDouble()).toList());
    print("{\"images_per_s\": %.1f, \"share_fit\": %.4f}", rate, share(measured, "fit"));
    return 0;
  }

  private static void printEpoch(JsonNode epoch) {
    List<String> shares = new ArrayList<>();
    for (String phase : PHASES) {
      shares.add("%s %.1f %%".formatted(phase, 100 * share(List.of(epoch), phase)));
    }
    print(
        "epoch %3d  %9.1f images/s  %s",
        epoch.get("epoch").asInt(),
        epoch.get("images_per_second").asDouble(),
        String.join("  ", shares));
  }

  /** Share of the rounds' seconds; evaluation is left out. */
  private static double share(List<JsonNode> epochs, String phase) {
    double all = PHASES.stream().mapToDouble(each -> seconds(epochs, each)).sum();
    return seconds(epochs, phase) / all;
  }

  private static double seconds(List<JsonNode> epochs, String phase) {
    return epochs.stream().mapToDouble(epoch -> epoch.get("seconds_" + phase).asDouble()).sum();
  }
}
