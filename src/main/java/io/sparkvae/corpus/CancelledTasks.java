package io.sparkvae.corpus;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.status.api.v1.ExecutorSummary;
import scala.collection.JavaConverters;

/**
 * The tasks that were running beside one that failed. Spark 3.5 tells them to end and does not
 * wait: they would go on writing into a folder that is being removed, and report to a driver that
 * is being stopped.
 */
final class CancelledTasks {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

  private CancelledTasks() {}

  /** Waits until they have ended, or for ten seconds. */
  static void await(JavaSparkContext sc) {
    long start = System.nanoTime();
    while (!sc.sc().isStopped() && running(sc) > 0 && System.nanoTime() - start < PATIENCE) {
      LockSupport.parkNanos(PAUSE);
    }
  }

  private static int running(JavaSparkContext sc) {
    return JavaConverters.seqAsJavaList(sc.sc().statusStore().executorList(true)).stream()
        .mapToInt(ExecutorSummary::activeTasks)
        .sum();
  }
}
