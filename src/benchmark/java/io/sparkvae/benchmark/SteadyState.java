package io.sparkvae.benchmark;

import static io.sparkvae.benchmark.Figures.print;

import io.sparkvae.job.Main;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Memory over one long command: driver, which is the executor too in local mode, and executors that
 * this JVM started as processes ({@code local-cluster}). Steady means that no measure has a median
 * in the last quarter, the command's closing left out, that exceeds the one of the second quarter
 * by more than 5 %. Medians, since a collection that HotSpot leaves out shows as a peak.
 */
@Command(
    name = "SteadyState",
    description = "Runs the spark-vae command after -- and samples memory while it runs.",
    mixinStandardHelpOptions = true)
public final class SteadyState implements Callable<Integer> {

  private static final double ALLOWED = 0.05;
  private static final int FEWEST = 8;

  @Option(
      names = "--every",
      defaultValue = "5",
      description = "seconds between two samples (default 5); each collects garbage")
  private int every;

  @Option(
      names = "--closing",
      defaultValue = "15",
      description =
          "seconds at the end that do not count, in which the command writes its results (default"
              + " 15)")
  private int closing;

  @Parameters(description = "a command of spark-vae and its arguments")
  private final List<String> arguments = new ArrayList<>();

  /** Prints every sample, then the verdict; exit code 1 where memory grows. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new SteadyState()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    AtomicInteger code = new AtomicInteger(1);
    String[] command = arguments.toArray(String[]::new);
    Thread run = new Thread(() -> code.set(new CommandLine(new Main()).execute(command)), "run");
    MemoryTrack track = new MemoryTrack();
    long start = System.nanoTime();
    run.start();
    while (run.isAlive()) {
      run.join(every * 1000L);
      if (run.isAlive()) {
        track.sample((System.nanoTime() - start) / 1e9);
      }
    }
    if (code.get() != 0) {
      return code.get();
    }
    int dropped = (closing + every - 1) / every;
    if (track.samples() - dropped < FEWEST) {
      System.err.printf(
          "Cannot judge %d samples: %d are needed (make the run longer, or lower --every)%n",
          track.samples(), FEWEST + dropped);
      return 2;
    }
    boolean steady = track.isSteady(ALLOWED, dropped);
    print(steady ? "steady: within 5 %%" : "not steady");
    return steady ? 0 : 1;
  }
}
