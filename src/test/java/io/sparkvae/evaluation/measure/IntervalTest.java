package io.sparkvae.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IntervalTest {

  /** Figures of Newcombe (1998), table I, method 3. */
  @Test
  void wilsonGivesPublishedFigures() {
    assertThat(Interval.wilson(81, 263).low()).isCloseTo(0.2553, within(5e-5));
    assertThat(Interval.wilson(81, 263).high()).isCloseTo(0.3662, within(5e-5));
    assertThat(Interval.wilson(0, 20).low()).isCloseTo(0, within(1e-12));
    assertThat(Interval.wilson(0, 20).high()).isCloseTo(0.1611, within(5e-5));
    assertThat(Interval.wilson(1, 29).low()).isCloseTo(0.0061, within(5e-5));
    assertThat(Interval.wilson(1, 29).high()).isCloseTo(0.1718, within(5e-5));
  }

  @Test
  void theBootstrapIsAboutTwoStandardErrorsWide() {
    double[] values = new SplittableRandom(3).doubles(1000).toArray();
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double error = Math.sqrt(1 / 12.0 / values.length);

    Interval interval = Interval.bootstrap(values);

    assertThat(interval.low()).isCloseTo(mean - 1.96 * error, within(0.2 * error));
    assertThat(interval.high()).isCloseTo(mean + 1.96 * error, within(0.2 * error));
    assertThat(Interval.bootstrap(values)).isEqualTo(interval);
  }

  @Test
  void valuesThatAreAllTheSameHaveNoWidth() {
    assertThat(Interval.bootstrap(new double[] {0.5, 0.5})).isEqualTo(new Interval(0.5, 0.5));
  }
}
