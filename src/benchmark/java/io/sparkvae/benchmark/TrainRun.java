package io.sparkvae.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkvae.job.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Runs the {@code train} command in this JVM and reads the metrics of the bundle it leaves. */
final class TrainRun {

  private TrainRun() {}

  /**
   * One object an epoch, as in {@code metrics.jsonl}; the bundle is removed.
   *
   * @param arguments of the command, but for {@code training.output}
   */
  static List<JsonNode> epochs(List<String> arguments) throws IOException {
    Path folder = Files.createTempDirectory("benchmark");
    try {
      Path bundle = folder.resolve("model");
      List<String> command = new ArrayList<>(List.of("train"));
      command.addAll(arguments);
      command.add("--set=training.output=" + bundle);
      int code = new CommandLine(new Main()).execute(command.toArray(String[]::new));
      if (code != 0) {
        throw new IllegalStateException("train ended with exit code " + code);
      }
      List<JsonNode> epochs = new ArrayList<>();
      for (String line : Files.readAllLines(bundle.resolve("metrics.jsonl"))) {
        epochs.add(new ObjectMapper().readTree(line));
      }
      return epochs;
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
