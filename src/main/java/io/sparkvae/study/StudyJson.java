package io.sparkvae.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkvae.storage.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs as JSON, with names such as {@code validation_negative_elbo}. */
final class StudyJson {

  private StudyJson() {}

  /** The whole study: how it was measured, then every run. */
  static String of(Map<String, Object> protocol, List<MeasuredRun> runs) {
    Map<String, Object> study = new LinkedHashMap<>();
    study.put("protocol", protocol);
    study.put("runs", runs);
    return Json.file(study);
  }

  /** One run. */
  static String of(MeasuredRun run) {
    return Json.file(run);
  }

  /**
   * One run again.
   *
   * @throws JsonProcessingException where the text is none
   */
  static MeasuredRun run(String json) throws JsonProcessingException {
    return Json.read(json, MeasuredRun.class);
  }
}
