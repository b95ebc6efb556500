package io.sparkvae.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.SparkLocal;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkLocal.class)
class CancelledTasksIT {

  // Shared with the tasks, which run in this JVM.
  private static final AtomicBoolean ENDED = new AtomicBoolean();
  private static volatile CountDownLatch release = new CountDownLatch(1);
  private static volatile CountDownLatch begun = new CountDownLatch(1);

  @Test
  void theTaskBesideOneThatFailedHasEnded(JavaSparkContext spark) {
    ENDED.set(false);
    begun = new CountDownLatch(1);
    assertThatThrownBy(
            () -> spark.parallelize(List.of(0, 1), 2).foreach(CancelledTasksIT::failOrResist))
        .hasMessageContaining("a failure that the test wants");
    CancelledTasks.await(spark.sc());
    assertThat(ENDED).isTrue();
  }

  @Test
  void aJobThatGoesOnIsNotWaitedFor(JavaSparkContext spark) throws Exception {
    release = new CountDownLatch(1);
    begun = new CountDownLatch(1);
    JavaFutureAction<Void> other =
        spark
            .parallelize(List.of(0), 1)
            .foreachAsync(
                number -> {
                  begun.countDown();
                  release.await();
                });
    begun.await();
    assertThatThrownBy(
            () ->
                spark
                    .parallelize(List.of(0), 1)
                    .foreach(
                        number -> {
                          throw new IllegalStateException("a failure that the test wants");
                        }))
        .hasMessageContaining("a failure that the test wants");
    long start = System.nanoTime();
    CancelledTasks.await(spark.sc());
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
    assertThat(other.isDone()).isFalse();
    release.countDown();
    other.get();
  }

  /** The second task goes on for half a second, whatever it is told. */
  private static void failOrResist(int number) throws InterruptedException {
    if (number == 0) {
      begun.await();
      throw new IllegalStateException("a failure that the test wants");
    }
    begun.countDown();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    ENDED.set(true);
  }
}
