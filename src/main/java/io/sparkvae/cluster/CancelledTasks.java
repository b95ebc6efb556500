package io.sparkvae.cluster;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import org.apache.spark.scheduler.TaskSetManager;

/**
 * The tasks that were running beside one that failed. Spark 3.5 tells them to end and does not
 * wait: they would go on reading what is being freed, writing into a folder that is being removed,
 * and report to a driver that is being stopped. Tasks of jobs that go on are not waited for.
 */
public final class CancelledTasks {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

  private CancelledTasks() {}

  /** Waits until the driver has heard of the end of every cancelled task, or for ten seconds. */
  public static void await(SparkContext sc) {
    long start = System.nanoTime();
    while (!sc.isStopped() && running(sc) > 0 && System.nanoTime() - start < PATIENCE) {
      LockSupport.parkNanos(PAUSE);
    }
  }

  // Of jobs that ended before all their tasks did; Spark calls their task sets zombies. The status
  // store is a tenth of a second late; the scheduler itself is not.
  private static long running(SparkContext sc) {
    return sc.taskScheduler() instanceof TaskSchedulerImpl scheduler
        ? scheduler.taskIdToTaskSetManager().values().stream()
            .filter(TaskSetManager::isZombie)
            .count()
        : 0;
  }
}
