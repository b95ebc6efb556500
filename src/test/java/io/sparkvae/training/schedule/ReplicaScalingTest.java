package io.sparkvae.training.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.config.Settings;
import io.sparkvae.training.schedule.LearningRateSchedule.Shape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaScalingTest {

  private static final int IMAGES = 60_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 270, IMAGES, 1_000_000})
  void oneReplicaTrainsPlainlyWhateverTheCorpus(long images) {
    Hyperparameters pace = new ReplicaScaling(1, images, 10).pace(settings());
    assertThat(pace)
        .isEqualTo(
            new Hyperparameters(
                new MinibatchPlan(128, 10), new LearningRateSchedule(0.001, 0, Shape.CONSTANT, 0)));
  }

  @Test
  void whatAPersonSetsWins() {
    HyperparameterSettings all =
        settings(
            "training.batch-size-per-worker=48",
            "training.averaging-frequency=7",
            "training.learning-rate=0.004",
            "training.learning-rate-scale=1.5",
            "training.learning-rate-warmup-iterations=1000000",
            "training.learning-rate-schedule=cosine");
    for (int replicas : new int[] {1, 8}) {
      assertThat(new ReplicaScaling(replicas, IMAGES / replicas, 10).pace(all))
          .isEqualTo(
              new Hyperparameters(
                  new MinibatchPlan(48, 7),
                  new LearningRateSchedule(0.006, 1_000_000, Shape.COSINE, 0)));
    }
  }

  @Test
  void theScaleIsRelativeToTheRateOfOneReplica() {
    ReplicaScaling eight = new ReplicaScaling(8, IMAGES / 8, 10);
    double plain = eight.pace(settings()).learningRate().rate();
    double doubled = eight.pace(settings("training.learning-rate=0.002")).learningRate().rate();
    assertThat(doubled).isEqualTo(2 * plain);
  }

  @ParameterizedTest
  @CsvSource({"2, 10, 1.732", "4, 10, 3.464", "8, 10, 6.928", "16, 5, 13.856", "1000, 5, 16"})
  void moreReplicasTakeLargerStepsAndAverageMoreOften(int replicas, int every, double scale) {
    Hyperparameters pace = new ReplicaScaling(replicas, 1_000_000, 10).pace(settings());
    assertThat(pace.minibatches()).isEqualTo(new MinibatchPlan(96, every));
    assertThat(pace.learningRate().rate()).isCloseTo(0.001 * scale, within(1e-6));
    assertThat(pace.learningRate().warmupIterations()).isEqualTo(150);
    assertThat(pace.learningRate().shape()).isEqualTo(Shape.LATE_LINEAR);
  }

  @Test
  void theScaleFollowsTheMinibatchThatAPersonSets() {
    ReplicaScaling two = new ReplicaScaling(2, IMAGES / 2, 10);
    assertThat(two.pace(settings("training.batch-size-per-worker=128")).learningRate().rate())
        .isEqualTo(0.002);
    Hyperparameters small = two.pace(settings("training.batch-size-per-worker=16"));
    assertThat(small.learningRate())
        .isEqualTo(new LearningRateSchedule(0.001, 0, Shape.LATE_LINEAR, 0.2));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 5, 40, 270, 1000})
  void aShortRunKeepsThePlainRateInSmallMinibatches(long images) {
    Hyperparameters pace = new ReplicaScaling(4, images, 5).pace(settings());
    int batch = pace.minibatches().batchSizePerWorker();
    long iterations = (images + batch - 1) / batch;
    assertThat(pace.learningRate())
        .isEqualTo(new LearningRateSchedule(0.001, 0, Shape.CONSTANT, 0));
    assertThat(batch).isBetween(16, 96);
    assertThat((iterations - 1) / pace.minibatches().averagingFrequency() + 1)
        .isGreaterThanOrEqualTo(Math.min(iterations, 3));
  }

  @ParameterizedTest
  @ValueSource(longs = {1700, 5000, 60_000})
  void aWarmupIsAFifthOfTheRunAtMost(long images) {
    Hyperparameters pace = new ReplicaScaling(8, images, 5).pace(settings());
    long iterations = 5 * ((images + 95) / 96);
    int warmup = pace.learningRate().warmupIterations();
    assertThat(pace.learningRate().shape())
        .isEqualTo(iterations < 200 ? Shape.CONSTANT : Shape.LATE_LINEAR);
    assertThat(warmup).isLessThanOrEqualTo((int) (iterations / 5)).isLessThanOrEqualTo(150);
  }

  @Test
  void theReplicaWithMostImagesCounts() {
    assertThat(ReplicaScaling.of(new ShardSizes(2, List.of(5, 5, 20, 1)), 3))
        .isEqualTo(new ReplicaScaling(2, 21, 3));
  }

  @Test
  void thePaceIsSaidInOneLine() {
    Hyperparameters pace = new ReplicaScaling(8, IMAGES / 8, 10).pace(settings());
    assertThat(pace.describe())
        .isEqualTo(
            "batch 96, averaging every 10, learning rate 0.006928, warm-up of 150 iterations, falls to"
                + " zero over the last 20 %");
    assertThat(pace.facts())
        .containsEntry("batch-size-per-worker", "96")
        .containsEntry("learning-rate-schedule", "late-linear")
        .containsEntry("learning-rate-fall-fraction", "0.2");
  }

  private static HyperparameterSettings settings(String... overrides) {
    return Settings.of(Optional.empty(), List.of(overrides))
        .read(root -> TrainingSettings.from(root.group("training")))
        .pace();
  }
}
