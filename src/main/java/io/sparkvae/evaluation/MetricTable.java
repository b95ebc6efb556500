package io.sparkvae.evaluation;

import io.sparkvae.evaluation.measure.Interval;
import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Protocol;
import io.sparkvae.text.TextColumn;
import io.sparkvae.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Metrics for a person: what their protocols share first, then one line per metric, with the values
 * of dimensions or factors below it, each under its name. A fact of a protocol is shown when it
 * differs from the metric above; {@code evaluation.json} repeats it for every metric.
 */
final class MetricTable {

  /** A console of 100 columns, less the time of day that a line begins with. */
  static final int WIDTH = 91;

  private MetricTable() {}

  /**
   * The lines.
   *
   * @param shared what all protocols begin with
   */
  static List<String> lines(List<Metric> metrics, Protocol shared) {
    TextTable facts = new TextTable(List.of(TextColumn.left(""), TextColumn.left("")));
    shared.facts().forEach((name, fact) -> facts.row(List.of(name, fact.toString())));
    TextTable table =
        new TextTable(
            List.of(
                TextColumn.left(""),
                TextColumn.right(""),
                TextColumn.left(""),
                TextColumn.left("")));
    Protocol above = shared;
    for (Metric metric : metrics) {
      add(table, metric, changed(metric.protocol(), above));
      above = metric.protocol();
    }
    List<String> lines = new ArrayList<>(facts.plain(WIDTH));
    lines.add("");
    lines.addAll(table.plain(WIDTH));
    return lines;
  }

  private static void add(TextTable table, Metric metric, String protocol) {
    boolean single = metric.parts().isEmpty();
    table.row(
        List.of(
            metric.name(),
            single ? number(metric.value()) : "",
            single ? error(metric) : "",
            metric.unit()));
    if (!single) {
      int longest = metric.parts().stream().mapToInt(String::length).max().orElse(0);
      table.cells(
          IntStream.range(0, metric.parts().size())
              .mapToObj(
                  at ->
                      TextColumn.left("").padded(metric.parts().get(at), longest)
                          + " "
                          + decimal(metric.values().get(at))
                          + (metric.intervals().isEmpty() ? "" : " " + interval(metric, at)))
              .toList());
    }
    if (!protocol.isEmpty()) {
      table.note(protocol);
    }
  }

  private static String error(Metric metric) {
    return metric.standardError().isPresent()
        ? "± " + number(metric.standardError().getAsDouble())
        : metric.intervals().isEmpty() ? "" : interval(metric, 0);
  }

  private static String interval(Metric metric, int at) {
    Interval of = metric.intervals().get(at);
    return "[%s, %s]".formatted(decimal(of.low()), decimal(of.high()));
  }

  private static String changed(Protocol protocol, Protocol above) {
    return protocol.facts().entrySet().stream()
        .filter(fact -> isChanged(fact.getValue(), above.facts().get(fact.getKey())))
        .map(Map.Entry::toString)
        .collect(Collectors.joining(", "));
  }

  /** By what is shown: a count may be an int here and a long there. */
  private static boolean isChanged(Object fact, @Nullable Object above) {
    return above == null || !fact.toString().equals(above.toString());
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : decimal(value);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
