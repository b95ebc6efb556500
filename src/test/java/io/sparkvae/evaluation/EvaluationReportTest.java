package io.sparkvae.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkvae.evaluation.measure.Interval;
import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Moments;
import io.sparkvae.evaluation.measure.Protocol;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EvaluationReportTest {

  private static final Protocol SHARED = new Protocol(Map.of("split", "all"));

  private static final List<Metric> METRICS =
      List.of(
          Metric.of(
              "negative_elbo", Moments.NONE.plus(1).plus(3), "nats", SHARED.with("samples", 2)),
          new Metric(
              "kl",
              List.of(0.5, 1.25),
              List.of("z1", "z2"),
              OptionalDouble.empty(),
              List.of(),
              "nats",
              SHARED.with("samples", 0)),
          Metric.of("recall", 0.5, "share", SHARED).within(List.of(new Interval(0.25, 0.75))));

  @Test
  void everyNumberCarriesItsProtocolInJson() throws IOException {
    JsonNode json = new ObjectMapper().readTree(EvaluationReport.json(METRICS));

    assertThat(json).hasSize(3);
    assertThat(json.get(0).get("value").asDouble()).isEqualTo(2);
    assertThat(json.get(0).get("standard_error").asDouble()).isEqualTo(1);
    assertThat(json.get(0).get("protocol").get("samples").asInt()).isEqualTo(2);
    assertThat(json.get(1).get("value").get(1).asDouble()).isEqualTo(1.25);
    assertThat(json.get(1).get("parts").get(1).asText()).isEqualTo("z2");
    assertThat(json.get(2).get("confidence_interval_95").get(0).asDouble()).isEqualTo(0.25);
    assertThat(json.get(2).get("confidence_interval_95").get(1).asDouble()).isEqualTo(0.75);
    for (JsonNode metric : json) {
      assertThat(metric.get("protocol").get("split").asText()).isEqualTo("all");
    }
  }
}
