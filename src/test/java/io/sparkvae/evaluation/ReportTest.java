package io.sparkvae.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Moments;
import io.sparkvae.evaluation.measure.Protocol;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final Protocol SHARED = new Protocol(Map.of("split", "all"));

  private static final List<Metric> FIGURES =
      List.of(
          Metric.of(
              "negative_elbo", Moments.NONE.plus(1).plus(3), "nats", SHARED.with("samples", 2)),
          Metric.of("units", 20, "of 20", SHARED),
          new Metric(
              "kl", List.of(0.5, 1.25), OptionalDouble.empty(), "nats", SHARED.with("samples", 0)));

  @Test
  void everyNumberCarriesItsProtocolInJson() throws IOException {
    JsonNode json = new ObjectMapper().readTree(EvaluationReport.json(FIGURES));

    assertThat(json).hasSize(3);
    assertThat(json.get(0).get("value").asDouble()).isEqualTo(2);
    assertThat(json.get(0).get("standard_error").asDouble()).isEqualTo(1);
    assertThat(json.get(0).get("protocol").get("samples").asInt()).isEqualTo(2);
    assertThat(json.get(2).get("value").get(1).asDouble()).isEqualTo(1.25);
    for (JsonNode figure : json) {
      assertThat(figure.get("protocol").get("split").asText()).isEqualTo("all");
    }
  }

  @Test
  void theTableIsAlignedAndSaysOnceWhatAllShare() {
    assertThat(MetricTable.lines(FIGURES, SHARED))
        .containsExactly(
            "split                  all",
            "negative_elbo   2  ± 1  nats   samples=2",
            "units          20       of 20",
            "kl                      nats   samples=0; 0.5000 1.2500");
  }

  @Test
  void aLineRepeatsNothingOfTheLineAbove() {
    Protocol two = SHARED.with("samples", 2);
    Metric list = new Metric("b", List.of(1.0, 2.0), OptionalDouble.empty(), "nats", two);

    assertThat(MetricTable.lines(List.of(Metric.of("a", 1, "nats", two), list), SHARED))
        .containsExactly(
            "split                  all", "a  1    nats  samples=2", "b       nats  1 2");
  }

  @Test
  void errorsOfTheMeanShrinkWithTheNumber() {
    Moments four = Moments.NONE.plus(1).plus(3).plus(1).plus(3);

    assertThat(four.mean()).isEqualTo(2);
    assertThat(four.variance()).isEqualTo(1);
    assertThat(four.standardError()).isEqualTo(Math.sqrt(1.0 / 3));
  }
}
