package io.sparkvae.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs as JSON, with names such as {@code validation_negative_elbo}. */
final class StudyJson {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private StudyJson() {}

  /** The whole study: how it was measured, then every run. */
  static String of(StudyResults results) {
    Map<String, Object> study = new LinkedHashMap<>();
    study.put("protocol", results.protocol());
    study.put("runs", results.runs());
    return text(study);
  }

  /** One run. */
  static String of(MeasuredRun run) {
    return text(run);
  }

  /**
   * One run again.
   *
   * @throws JsonProcessingException if the text is no run
   */
  static MeasuredRun run(String json) throws JsonProcessingException {
    return MAPPER.readValue(json, MeasuredRun.class);
  }

  private static String text(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("records of texts and numbers are JSON", impossible);
    }
  }
}
