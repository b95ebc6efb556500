package io.sparkvae.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * What a training had reached at the end of an epoch.
 *
 * @param epoch counted from 1
 * @param rounds averagings since the training began
 * @param images seen by all replicas together since the training began
 * @param seconds of training since it began, the scoring of held-out images left out
 * @param trainNegativeElbo nats per image, over the epoch
 * @param validationNegativeElbo nats per image, on held-out images
 */
public record EpochPoint(
    int epoch,
    long rounds,
    long images,
    double seconds,
    double trainNegativeElbo,
    double validationNegativeElbo) {

  /** The points of the lines of a {@code metrics.jsonl}. */
  static List<EpochPoint> of(List<String> metrics) {
    List<EpochPoint> points = new ArrayList<>();
    double seconds = 0;
    for (String line : metrics) {
      JsonNode node = parsed(line);
      seconds += node.required("seconds").asDouble() - node.required("seconds_evaluate").asDouble();
      points.add(
          new EpochPoint(
              node.required("epoch").asInt(),
              node.required("round").asLong(),
              node.required("images").asLong(),
              seconds,
              node.required("train_negative_elbo").asDouble(),
              node.required("validation_negative_elbo").asDouble()));
    }
    return points;
  }

  private static JsonNode parsed(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("training wrote a line that is no JSON", impossible);
    }
  }
}
