package io.sparkvae.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nd4j.linalg.api.memory.AllocationsTracker;

/**
 * Memory of one JVM after a full collection, in MB.
 *
 * @param heap used by live objects
 * @param resident what the operating system counts: heap, native arrays, code
 * @param arrays what ND4J counts for its arrays; not a number where another JVM is looked at
 */
record MemorySample(double heap, double resident, double arrays) {

  /**
   * Collections of one sample, of which the smallest heap counts. Native arrays are freed by a
   * thread that the first one wakes; and HotSpot leaves one out while a thread is inside a JNI
   * critical region, which native array copies are.
   */
  private static final int COLLECTIONS = 3;

  private static final double MEGABYTE = 1 << 20;
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  /** This JVM. */
  static MemorySample here() throws IOException {
    double heap = Double.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      MemoryUsage usage = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
      heap = Math.min(heap, usage.getUsed() / MEGABYTE);
    }
    return new MemorySample(
        heap,
        resident(ProcessHandle.current().pid()),
        AllocationsTracker.getInstance().bytesOnDevice(0) / MEGABYTE);
  }

  /** Another JVM of the same user, through the JDK's {@code jcmd}. */
  static MemorySample of(long pid) throws IOException, InterruptedException {
    double heap = Double.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      jcmd(pid, "GC.run");
      heap = Math.min(heap, number(USED, jcmd(pid, "GC.heap_info")) / 1024);
    }
    return new MemorySample(heap, resident(pid), Double.NaN);
  }

  private static double resident(long pid) throws IOException {
    return number(RESIDENT, Files.readString(Path.of("/proc", Long.toString(pid), "status")))
        / 1024;
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(jcmd, Long.toString(pid), command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("jcmd %d %s: %s".formatted(pid, command, out));
    }
    return out;
  }

  private static double number(Pattern pattern, String text) throws IOException {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IOException("no %s in: %s".formatted(pattern, text));
    }
    return Double.parseDouble(found.group(1));
  }
}
