package io.sparkvae.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MetricTest {

  private static final Protocol NO_FACTS = new Protocol(Map.of());

  @Test
  void errorsOfTheMeanShrinkWithTheNumber() {
    Moments four = Moments.NONE.plus(1).plus(3).plus(1).plus(3);

    assertThat(four.mean()).isEqualTo(2);
    assertThat(four.variance()).isEqualTo(1);
    assertThat(four.standardError()).isEqualTo(Math.sqrt(1.0 / 3));
  }

  @Test
  void aPartHasItsOwnValue() {
    Metric gap =
        Metric.ofParts("gap", new TreeMap<>(Map.of("hue", 0.25, "x", 0.5)), "share", NO_FACTS);

    assertThat(gap.value("x")).isEqualTo(0.5);
    assertThat(gap.values()).containsExactly(0.25, 0.5);
    assertThatThrownBy(() -> gap.value("y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gap has no value of y, only [hue, x]");
    assertThatThrownBy(gap::value)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("gap has 2 values");
  }

  @Test
  void valuesWithoutAPartAreRefused() {
    assertThatThrownBy(
            () ->
                new Metric(
                    "kl",
                    List.of(1.0, 2.0),
                    List.of(),
                    OptionalDouble.empty(),
                    List.of(),
                    "nats",
                    NO_FACTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("kl has 2 values for 0 parts");
  }
}
