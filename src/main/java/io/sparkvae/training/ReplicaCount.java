package io.sparkvae.training;

import io.sparkvae.error.SettingsException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.status.api.v1.ExecutorSummary;
import scala.collection.JavaConverters;

/** How many replicas a training has: the number set, or one for each task that runs at a time. */
public final class ReplicaCount {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
  private static final long STABLE = TimeUnit.SECONDS.toNanos(3);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

  private ReplicaCount() {}

  /**
   * The number for this cluster. {@code auto} waits for executors: all those asked for by {@code
   * spark.executor.instances}, else until none has joined for three seconds.
   *
   * @throws SettingsException where no executor comes within a minute
   */
  public static int of(OptionalInt replicas, JavaSparkContext spark) {
    return replicas.orElseGet(() -> tasksAtATime(spark));
  }

  private static int tasksAtATime(JavaSparkContext spark) {
    int expected = spark.getConf().getInt("spark.executor.instances", 0);
    int taskCpus = spark.getConf().getInt("spark.task.cpus", 1);
    long start = System.nanoTime();
    long changed = start;
    List<Integer> before = List.of();
    while (System.nanoTime() - start < PATIENCE) {
      List<Integer> cores = cores(spark);
      if (!cores.equals(before)) {
        before = cores;
        changed = System.nanoTime();
      }
      boolean all = spark.isLocal() || (expected > 0 && cores.size() >= expected);
      if (!cores.isEmpty() && (all || System.nanoTime() - changed > STABLE)) {
        return Math.max(1, cores.stream().mapToInt(count -> count / taskCpus).sum());
      }
      LockSupport.parkNanos(PAUSE);
    }
    throw new SettingsException(
        List.of(
            "Cannot choose training.replicas: no executor has joined within a minute"
                + " (start some, or set a number)"));
  }

  /** Cores of each executor; of the driver in local mode, which computes itself. */
  private static List<Integer> cores(JavaSparkContext spark) {
    boolean local = spark.isLocal();
    return JavaConverters.seqAsJavaList(spark.sc().statusStore().executorList(true)).stream()
        .filter(executor -> executor.id().equals("driver") == local)
        .map(ExecutorSummary::totalCores)
        .filter(cores -> cores > 0)
        .toList();
  }
}
