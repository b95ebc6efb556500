package io.sparkvae.benchmark;

import static io.sparkvae.benchmark.Figures.print;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToDoubleFunction;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Memory samples of this JVM and of the executors that it started, in the order they came. */
final class MemoryTrack {

  private static final String EXECUTOR = "CoarseGrainedExecutorBackend";

  private static final int ENDING_SECONDS = 10;

  private final Map<String, List<MemorySample>> samples = new TreeMap<>();
  private final Map<Long, MBeanServerConnection> connections = new HashMap<>();

  /** Takes one sample of every JVM and prints a line for each. */
  void sample(double seconds) throws IOException, InterruptedException {
    add(seconds, "driver", MemorySample.here());
    List<ProcessHandle> executors =
        ProcessHandle.current().descendants().filter(process -> isExecutor(process.pid())).toList();
    for (ProcessHandle executor : executors) {
      try {
        MemorySample sample = MemorySample.of(executor.pid(), connection(executor.pid()));
        add(seconds, "executor " + executor.pid(), sample);
      } catch (IOException | UndeclaredThrowableException failed) {
        // Executors end with the command, maybe while they are looked at; proxies wrap what failed.
        if (!ends(executor)) {
          throw failed;
        }
      }
    }
  }

  /** From the process table: the JDK tells no command line as long as that of an executor. */
  private static boolean isExecutor(long pid) {
    try {
      Path commandLine = Path.of("/proc", Long.toString(pid), "cmdline");
      return Files.readString(commandLine, StandardCharsets.ISO_8859_1).contains(EXECUTOR);
    } catch (IOException ended) {
      // A process that has ended meanwhile has no entry there.
      return false;
    }
  }

  /** To the management beans of another JVM of the same user; kept, for each costs it threads. */
  @SuppressWarnings("BanJNDI") // The address comes from a process that this one has started.
  private MBeanServerConnection connection(long pid) throws IOException {
    MBeanServerConnection known = connections.get(pid);
    if (known != null) {
      return known;
    }
    String address;
    try {
      VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
      address = jvm.startLocalManagementAgent();
      jvm.detach();
    } catch (AttachNotSupportedException refused) {
      throw new IOException("cannot look into JVM " + pid, refused);
    }
    MBeanServerConnection opened =
        JMXConnectorFactory.connect(new JMXServiceURL(address)).getMBeanServerConnection();
    connections.put(pid, opened);
    return opened;
  }

  private static boolean ends(ProcessHandle process) throws InterruptedException {
    try {
      process.onExit().get(ENDING_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException lives) {
      return false;
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

  /**
   * Prints medians of the second and the last quarter, and says whether none grew by more.
   *
   * @param closing samples at the end that do not count
   */
  boolean isSteady(double allowed, int closing) {
    boolean steady = true;
    for (Map.Entry<String, List<MemorySample>> jvm : samples.entrySet()) {
      List<MemorySample> all = jvm.getValue().subList(0, jvm.getValue().size() - closing);
      steady &= isSteady(jvm.getKey() + " heap", all, MemorySample::heap, allowed);
      steady &= isSteady(jvm.getKey() + " resident", all, MemorySample::resident, allowed);
    }
    return steady;
  }

  private static boolean isSteady(
      String what, List<MemorySample> all, ToDoubleFunction<MemorySample> measure, double allowed) {
    int n = all.size();
    double second = median(all.subList(n / 4, n / 2), measure);
    double last = median(all.subList(n - n / 4, n), measure);
    double growth = last / second - 1;
    print(
        "%-25s second quarter %7.1f MB  last quarter %7.1f MB  %+5.1f %%",
        what, second, last, 100 * growth);
    return growth <= allowed;
  }

  private static double median(List<MemorySample> part, ToDoubleFunction<MemorySample> measure) {
    return Figures.median(part.stream().mapToDouble(measure).boxed().toList());
  }
}
