package io.sparkvae.evaluation;

import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.storage.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Metrics as {@code evaluation.json}: a list with one object for each, protocol included. */
final class EvaluationReport {

  private EvaluationReport() {}

  static String json(List<Metric> metrics) {
    List<Map<String, Object>> records = new ArrayList<>();
    for (Metric metric : metrics) {
      Map<String, Object> record = new LinkedHashMap<>();
      record.put("name", metric.name());
      record.put("value", metric.values().size() == 1 ? metric.value() : metric.values());
      if (!metric.parts().isEmpty()) {
        record.put("parts", metric.parts());
      }
      metric.standardError().ifPresent(error -> record.put("standard_error", error));
      List<List<Double>> intervals =
          metric.intervals().stream().map(of -> List.of(of.low(), of.high())).toList();
      if (!intervals.isEmpty()) {
        record.put("confidence_interval_95", intervals.size() == 1 ? intervals.get(0) : intervals);
      }
      record.put("unit", metric.unit());
      record.put("protocol", metric.protocol().facts());
      records.add(record);
    }
    return Json.file(records);
  }
}
