package io.sparkvae.evaluation;

import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.storage.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers as {@code evaluation.json}: a list with one object for each, protocol included. */
final class EvaluationReport {

  private EvaluationReport() {}

  static String json(List<Metric> figures) {
    List<Map<String, Object>> records = new ArrayList<>();
    for (Metric figure : figures) {
      Map<String, Object> record = new LinkedHashMap<>();
      record.put("name", figure.name());
      record.put("value", figure.values().size() == 1 ? figure.value() : figure.values());
      figure.standardError().ifPresent(error -> record.put("standard_error", error));
      record.put("unit", figure.unit());
      record.put("protocol", figure.protocol().facts());
      records.add(record);
    }
    return Json.file(records);
  }
}
