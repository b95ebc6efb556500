package io.sparkvae.benchmark;

import static io.sparkvae.benchmark.Figures.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The model of cost: seconds of a round of the dense network from parameters, replicas and images.
 * Measures a grid of configurations, predicts each from a fit on all the others, and prints the
 * coefficients of the fit on all.
 */
@Command(
    name = "RoundCost",
    description = "Measures rounds, fits the model of cost and checks it on what was left out.",
    mixinStandardHelpOptions = true)
public final class RoundCost implements Callable<Integer> {

  private static final List<Integer> HIDDEN = List.of(125, 500, 1000);
  private static final List<Integer> REPLICAS = List.of(1, 2, 4);
  private static final int EPOCHS = 4;
  private static final int SKIPPED = 1;

  @Option(
      names = "--cores",
      defaultValue = "2",
      description = "cores of the local Spark (default 2)")
  private int cores;

  @Option(
      names = "--images",
      defaultValue = "8192",
      description = "images of one epoch (default 8192)")
  private int images;

  private record Cadence(int batch, int averagingFrequency) {}

  private static final List<Cadence> CADENCES =
      List.of(new Cadence(128, 10), new Cadence(128, 2), new Cadence(32, 10));

  /** Prints measurements, predictions and coefficients. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new RoundCost()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Path corpus = NoiseFile.idx(images, 28);
    measure(corpus, HIDDEN.get(0), 1, CADENCES.get(0)); // warms the JVM up
    List<Round> rounds = new ArrayList<>();
    for (int hidden : HIDDEN) {
      for (int replicas : REPLICAS) {
        for (Cadence cadence : CADENCES) {
          rounds.add(measure(corpus, hidden, replicas, cadence));
        }
      }
    }
    List<Double> errors = new ArrayList<>();
    for (Round round : rounds) {
      List<Round> others = new ArrayList<>(rounds);
      others.remove(round);
      double predicted = CostModel.fit(others).seconds(round);
      errors.add(Math.abs(predicted / round.seconds() - 1));
      print(
          "%s  measured %8.2f ms  predicted by the others %8.2f ms  %+6.1f %%",
          round.label(),
          1e3 * round.seconds(),
          1e3 * predicted,
          100 * (predicted / round.seconds() - 1));
    }
    print(
        "error of the one left out: median %.1f %%, largest %.1f %%",
        100 * Figures.median(errors), 100 * errors.stream().max(Double::compare).orElseThrow());
    CostModel.fit(rounds).print();
    return 0;
  }

  private Round measure(Path corpus, int hidden, int replicas, Cadence cadence) throws IOException {
    List<JsonNode> epochs =
        TrainRun.epochs(
            List.of(
                "--conf=conf/mnist-dense.conf",
                "--master=local[" + cores + "]",
                "--set=corpus.path=" + corpus,
                "--set=corpus.validation-fraction=0",
                "--set=corpus.block-bytes=1048576",
                "--set=model.hidden-sizes=[" + hidden + "]",
                "--set=training.epochs=" + EPOCHS,
                "--set=training.replicas=" + replicas,
                "--set=training.batch-size-per-worker=" + cadence.batch(),
                "--set=training.averaging-frequency=" + cadence.averagingFrequency()));
    double perEpoch = (double) epochs.get(0).get("round").asInt();
    List<Double> seconds = new ArrayList<>();
    for (JsonNode epoch : epochs.subList(SKIPPED, epochs.size())) {
      double evaluated = epoch.get("seconds_evaluate").asDouble();
      seconds.add((epoch.get("seconds").asDouble() - evaluated) / perEpoch);
    }
    double waves = Math.ceil((double) replicas / cores);
    double imagesInTurn = waves * images / (replicas * perEpoch);
    return new Round(
        Networks.parameters(hidden),
        replicas,
        imagesInTurn,
        imagesInTurn / cadence.batch(),
        Figures.median(seconds));
  }
}
