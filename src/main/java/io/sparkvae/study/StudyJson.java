package io.sparkvae.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkvae.storage.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs as JSON, with names such as {@code validation_negative_elbo}. */
final class StudyJson {

  private StudyJson() {}

  /** The whole study: how it was measured, then every run. */
  static String of(StudyResults results) {
    Map<String, Object> study = new LinkedHashMap<>();
    study.put("protocol", results.protocol());
    study.put("runs", results.runs());
    return Json.file(study);
  }

  /** One run. */
  static String of(MeasuredRun run) {
    return Json.file(run);
  }

  /**
   * One run again.
   *
   * @throws JsonProcessingException if the text is no run
   */
  static MeasuredRun run(String json) throws JsonProcessingException {
    return Json.read(json, MeasuredRun.class);
  }
}
