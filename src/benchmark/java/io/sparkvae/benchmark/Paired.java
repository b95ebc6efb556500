package io.sparkvae.benchmark;

import static io.sparkvae.benchmark.Figures.print;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Two programs in turn, never side by side: their images a second and the ratio of each pair. Both
 * print a number behind the key {@code "images_per_s"}, of which the last counts.
 */
@Command(
    name = "Paired",
    description = "Runs two shell commands in turn and prints the ratio of their images/s.",
    mixinStandardHelpOptions = true)
public final class Paired implements Callable<Integer> {

  @Option(names = "--pairs", defaultValue = "5", description = "how often (default 5)")
  private int pairs;

  @Option(
      names = "--key",
      defaultValue = "images_per_s|images_per_s_steady",
      description = "JSON keys that the figure stands behind (default ${DEFAULT-VALUE})")
  private Pattern key = Pattern.compile("images_per_s");

  @Parameters(index = "0", description = "shell command whose figure is the numerator")
  private String first = "";

  @Parameters(index = "1", description = "shell command whose figure is the denominator")
  private String second = "";

  /** Prints a line a pair and the medians. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Paired()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Double> firsts = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int pair = 1; pair <= pairs; pair++) {
      firsts.add(figure(first));
      seconds.add(figure(second));
      double one = firsts.get(pair - 1);
      double two = seconds.get(pair - 1);
      ratios.add(one / two);
      print("pair %2d  %10.1f  %10.1f images/s  ratio %.3f", pair, one, two, one / two);
    }
    print(
        "median   %10.1f  %10.1f images/s  ratio %.3f",
        Figures.median(firsts), Figures.median(seconds), Figures.median(ratios));
    return 0;
  }

  private double figure(String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("bash", "-c", command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Pattern figure = Pattern.compile("\"(?:" + key.pattern() + ")\": *([0-9.eE+-]+)");
    double last = Double.NaN;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        Matcher found = figure.matcher(line);
        while (found.find()) {
          last = Double.parseDouble(found.group(1));
        }
      }
    }
    int code = process.waitFor();
    if (code != 0 || Double.isNaN(last)) {
      throw new IllegalStateException(
          "Cannot compare %s: it ended with exit code %d and %s"
              .formatted(command, code, Double.isNaN(last) ? "printed no figure" : last));
    }
    return last;
  }
}
