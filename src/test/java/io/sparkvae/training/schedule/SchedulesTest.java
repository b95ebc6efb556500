package io.sparkvae.training.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.training.schedule.LearningRateSchedule.Shape;
import io.sparkvae.vae.spec.Seeds;
import io.sparkvae.vae.spec.Seeds.Purpose;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchedulesTest {

  @Test
  void theRateRisesLinearlyThenStays() {
    LearningRateSchedule schedule = new LearningRateSchedule(0.1, 4, Shape.CONSTANT, 0);
    assertThat(schedule.at(0, 100)).isEqualTo(0.025);
    assertThat(schedule.at(3, 100)).isEqualTo(0.1);
    assertThat(schedule.at(99, 100)).isEqualTo(0.1);
  }

  @Test
  void theCosineFallsToZeroAtTheLastIteration() {
    LearningRateSchedule schedule = new LearningRateSchedule(0.1, 0, Shape.COSINE, 0);
    assertThat(schedule.at(0, 100)).isEqualTo(0.1);
    assertThat(schedule.at(50, 100)).isCloseTo(0.05, within(1e-15));
    assertThat(schedule.at(100, 100)).isZero();
  }

  @Test
  void theLateFallBeginsWithTheLastFifthAndEndsAtZero() {
    LearningRateSchedule schedule = new LearningRateSchedule(0.1, 4, Shape.LATE_LINEAR, 0.2);
    assertThat(schedule.at(0, 100)).isEqualTo(0.025);
    assertThat(schedule.at(4, 100)).isEqualTo(0.1);
    assertThat(schedule.at(80, 100)).isEqualTo(0.1);
    assertThat(schedule.at(90, 100)).isCloseTo(0.05, within(1e-15));
    assertThat(schedule.at(99, 100)).isCloseTo(0.005, within(1e-15));
    assertThat(schedule.at(100, 100)).isZero();
  }

  @Test
  void aFallBelongsToOneShape() {
    assertThatThrownBy(() -> new LearningRateSchedule(0.1, 0, Shape.CONSTANT, 0.2))
        .hasMessage("learning rate of shape CONSTANT that falls over 0.2 of the training");
    assertThatThrownBy(() -> new LearningRateSchedule(0.1, 0, Shape.LATE_LINEAR, 0))
        .hasMessage("learning rate of shape LATE_LINEAR that falls over 0.0 of the training");
  }

  @Test
  void aRateOfZeroIsRefused() {
    assertThatThrownBy(() -> new LearningRateSchedule(0, 0, Shape.CONSTANT, 0))
        .hasMessage("learning rate 0.0 with a warm-up of 0 iterations");
  }

  @Test
  void betaRisesLinearlyFromZero() {
    BetaSchedule beta = new BetaSchedule(2, 10);
    assertThat(beta.at(0)).isZero();
    assertThat(beta.at(5)).isEqualTo(1);
    assertThat(beta.at(10)).isEqualTo(2);
    assertThat(new BetaSchedule(2, 0).at(0)).isEqualTo(2);
  }

  @Test
  void seedsOfNeighboursDiffer() {
    Set<Long> seeds = new HashSet<>();
    for (Purpose purpose : Purpose.values()) {
      for (int epoch = 0; epoch < 10; epoch++) {
        for (int replica = 0; replica < 10; replica++) {
          for (int minibatch = 0; minibatch < 10; minibatch++) {
            seeds.add(Seeds.of(purpose, 1, epoch, replica, minibatch));
          }
        }
      }
    }
    assertThat(seeds).hasSize(Purpose.values().length * 1000);
  }

  @Test
  void everyPositionIsAsLikelyForEveryValue() {
    int[][] counts = new int[5][5];
    for (int seed = 0; seed < 20_000; seed++) {
      int[] order = Seeds.permutation(5, Seeds.of(Purpose.IMAGE_ORDER, seed));
      IntStream.range(0, 5).forEach(i -> counts[i][order[i]]++);
    }
    // Expected 4000, standard deviation 57.
    assertThat(Arrays.stream(counts).flatMapToInt(Arrays::stream).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(3700, 4300));
  }
}
