package io.sparkvae.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.MBeanServerConnection;
import org.nd4j.linalg.api.memory.AllocationsTracker;

/**
 * Memory of one JVM after a full collection, in MB.
 *
 * @param heap used by live objects, as the collector left it: what is allocated before somebody
 *     looks is no part of it
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

  /** This JVM. */
  static MemorySample here() throws IOException {
    MemorySample sample =
        of(ProcessHandle.current().pid(), ManagementFactory.getPlatformMBeanServer());
    double arrays = AllocationsTracker.getInstance().bytesOnDevice(0) / MEGABYTE;
    return new MemorySample(sample.heap, sample.resident, arrays);
  }

  /** Any JVM on this machine. */
  static MemorySample of(long pid, MBeanServerConnection jvm) throws IOException {
    MemoryMXBean memory = ManagementFactory.getPlatformMXBean(jvm, MemoryMXBean.class);
    List<MemoryPoolMXBean> pools =
        ManagementFactory.getPlatformMXBeans(jvm, MemoryPoolMXBean.class);
    double heap = Double.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      memory.gc();
      heap = Math.min(heap, left(pools));
    }
    return new MemorySample(heap, resident(pid), Double.NaN);
  }

  private static double left(List<MemoryPoolMXBean> pools) {
    return pools.stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToDouble(pool -> pool.getCollectionUsage().getUsed() / MEGABYTE)
        .sum();
  }

  private static double resident(long pid) throws IOException {
    String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
    Matcher found = RESIDENT.matcher(status);
    if (!found.find()) {
      throw new IOException("no %s in: %s".formatted(RESIDENT, status));
    }
    return Double.parseDouble(found.group(1)) / 1024;
  }
}
