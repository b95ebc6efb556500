package io.sparkvae.evaluation;

import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Protocol;
import java.util.List;

/**
 * What an evaluation measured.
 *
 * @param protocol model and images, with which the protocol of every metric begins
 * @param metrics in the order in which they are written
 */
public record EvaluationResult(Protocol protocol, List<Metric> metrics) {

  public EvaluationResult {
    metrics = List.copyOf(metrics);
  }

  /**
   * The metric of that name, such as {@code negative_elbo}.
   *
   * @throws IllegalArgumentException if it was not measured
   */
  public Metric metric(String name) {
    return metrics.stream()
        .filter(metric -> metric.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no metric %s, only %s"
                        .formatted(name, metrics.stream().map(Metric::name).toList())));
  }

  /** The content of {@code evaluation.json}. */
  public String json() {
    return EvaluationReport.json(metrics);
  }
}
