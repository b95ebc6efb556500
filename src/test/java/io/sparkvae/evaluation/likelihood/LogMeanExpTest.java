package io.sparkvae.evaluation.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogMeanExpTest {

  @Test
  void isTheLogarithmOfTheMean() {
    assertThat(of(Math.log(1), Math.log(2), Math.log(6))).isCloseTo(Math.log(3), within(1e-12));
  }

  @Test
  void neitherOverflowsNorVanishes() {
    assertThat(of(-100_000, -100_000)).isEqualTo(-100_000);
    assertThat(of(800, -800)).isCloseTo(800 - Math.log(2), within(1e-9));
    assertThat(of(-800, 800)).isCloseTo(800 - Math.log(2), within(1e-9));
  }

  @Test
  void aWeightOfZeroCountsAsZero() {
    double none = Double.NEGATIVE_INFINITY;

    assertThat(of(none, 0)).isCloseTo(-Math.log(2), within(1e-12));
    assertThat(of(none, none)).isEqualTo(none);
  }

  @Test
  void whatIsNoNumberShows() {
    assertThat(of(0, Double.NaN, 1)).isNaN();
    assertThat(of(Double.NaN, 1)).isNaN();
  }

  private static double of(double... values) {
    LogMeanExp mean = new LogMeanExp();
    for (double value : values) {
      mean.add(value);
    }
    return mean.value();
  }
}
