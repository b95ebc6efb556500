package io.sparkvae.benchmark;

import static io.sparkvae.benchmark.Figures.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Memory samples of this JVM and of the executors that it started, in the order they came. */
final class MemoryTrack {

  private static final String EXECUTOR = "CoarseGrainedExecutorBackend";

  private final Map<String, List<MemorySample>> samples = new TreeMap<>();

  /** Takes one sample of every JVM and prints a line for each. */
  void sample(double seconds) throws IOException, InterruptedException {
    add(seconds, "driver", MemorySample.here());
    List<ProcessHandle> executors =
        ProcessHandle.current()
            .descendants()
            .filter(process -> process.info().commandLine().orElse("").contains(EXECUTOR))
            .toList();
    for (ProcessHandle executor : executors) {
      add(seconds, "executor " + executor.pid(), MemorySample.of(executor.pid()));
    }
  }

  private void add(double seconds, String jvm, MemorySample sample) {
    samples.computeIfAbsent(jvm, name -> new ArrayList<>()).add(sample);
    print(
        "%7.0f s  %-16s heap %7.1f MB  resident %7.1f MB  arrays %7.1f MB",
        seconds, jvm, sample.heap(), sample.resident(), sample.arrays());
  }

  /** Samples of the JVM that has fewest. */
  int samples() {
    return samples.values().stream().mapToInt(Collection::size).min().orElse(0);
  }

  /** Prints means of the second and the last quarter, and says whether none grew by more. */
  boolean isSteady(double allowed) {
    boolean steady = true;
    for (Map.Entry<String, List<MemorySample>> jvm : samples.entrySet()) {
      List<MemorySample> all = jvm.getValue();
      steady &= isSteady(jvm.getKey() + " heap", all, MemorySample::heap, allowed);
      steady &= isSteady(jvm.getKey() + " resident", all, MemorySample::resident, allowed);
    }
    return steady;
  }

  private static boolean isSteady(
      String what, List<MemorySample> all, ToDoubleFunction<MemorySample> measure, double allowed) {
    int n = all.size();
    double second = mean(all.subList(n / 4, n / 2), measure);
    double last = mean(all.subList(n - n / 4, n), measure);
    double growth = last / second - 1;
    print(
        "%-25s second quarter %7.1f MB  last quarter %7.1f MB  %+5.1f %%",
        what, second, last, 100 * growth);
    return growth <= allowed;
  }

  private static double mean(List<MemorySample> part, ToDoubleFunction<MemorySample> measure) {
    return part.stream().mapToDouble(measure).average().orElseThrow();
  }
}
