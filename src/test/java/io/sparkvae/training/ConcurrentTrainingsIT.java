package io.sparkvae.training;

import static io.sparkvae.training.exchange.States.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.SparkLocal;
import io.sparkvae.table.EpochMetrics;
import io.sparkvae.training.listener.RoundProgress;
import io.sparkvae.training.listener.TrainingListener;
import io.sparkvae.training.schedule.MinibatchPlan;
import io.sparkvae.training.schedule.TrainingSettings;
import io.sparkvae.vae.ComputeThreads;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two trainings in one Spark application, and a caller's session around them. */
@ExtendWith(SparkLocal.class)
class ConcurrentTrainingsIT {

  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void eachIsTheSameBitsAsAlone(JavaSparkContext spark) {
    TrainingResult one = SmallTraining.train(spark, settings(4, 1e-2), 2);
    TrainingResult other = SmallTraining.train(spark, settings(3, 5e-3), 3);

    CompletableFuture<TrainingResult> first = begin(spark, settings(4, 1e-2), 2);
    CompletableFuture<TrainingResult> second = begin(spark, settings(3, 5e-3), 3);
    assertSameBits(first.join().lastState(), one.lastState());
    assertSameBits(second.join().lastState(), other.lastState());
  }

  @Test
  void oneThatFailsLeavesTheOtherAlone(JavaSparkContext spark) {
    TrainingResult alone = SmallTraining.train(spark, settings(4, 1e-2), 2);
    CountDownLatch failed = new CountDownLatch(1);
    // The one that lives begins its last epoch when the other one has failed.
    TrainingListener waits =
        new TrainingListener() {
          @Override
          public void epochEnds(EpochMetrics metrics) {
            if (metrics.epoch() == 3) {
              await(failed);
            }
          }
        };
    TrainingListener fails =
        new TrainingListener() {
          @Override
          public void roundEnds(RoundProgress progress) {
            if (progress.epoch() == 2) {
              throw new IllegalStateException("a failure that the test wants");
            }
          }
        };
    CompletableFuture<TrainingResult> lives = begin(spark, settings(4, 1e-2), 2, waits);
    CompletableFuture<TrainingResult> dies = begin(spark, settings(50, 5e-3), 3, fails);
    assertThatThrownBy(dies::join).hasMessageContaining("a failure that the test wants");
    failed.countDown();
    assertSameBits(lives.join().lastState(), alone.lastState());
  }

  @Test
  void theCallersJobsAndThreadsAreAsTheyWere(JavaSparkContext spark) {
    ComputeThreads.use(2);
    String before = ComputeThreads.describe();
    spark.setJobGroup("mine", "my job", false);
    spark.setLocalProperty("my.property", "mine");
    try {
      SmallTraining.train(spark, settings(1, 1e-2), 2);
      assertThat(spark.getLocalProperty("spark.job.description")).isEqualTo("my job");
      assertThat(spark.getLocalProperty("spark.jobGroup.id")).isEqualTo("mine");
      assertThat(spark.getLocalProperty("my.property")).isEqualTo("mine");
      assertThat(ComputeThreads.describe()).isEqualTo(before);
    } finally {
      spark.clearJobGroup();
      spark.setLocalProperty("my.property", null);
      ComputeThreads.use(1);
    }
  }

  private CompletableFuture<TrainingResult> begin(
      JavaSparkContext spark,
      TrainingSettings settings,
      int replicas,
      TrainingListener... listeners) {
    return CompletableFuture.supplyAsync(
        () -> SmallTraining.train(spark, settings, replicas, listeners), threads);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static TrainingSettings settings(int epochs, double rate) {
    return SmallTraining.settings(Optional.empty(), epochs, rate, new MinibatchPlan(10, 2));
  }
}
