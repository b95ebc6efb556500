package io.sparkvae.evaluation;

import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The numbers for a person: what they share first, then one aligned line each. A fact of a protocol
 * stands where it differs from the line above; {@code evaluation.json} repeats it for every number.
 */
final class MetricTable {

  private MetricTable() {}

  /**
   * The lines.
   *
   * @param shared what the protocols of all figures begin with
   */
  static List<String> lines(List<Metric> figures, Protocol shared) {
    List<String> lines = new ArrayList<>();
    shared.facts().forEach((name, fact) -> lines.add("%-22s %s".formatted(name, fact)));
    List<List<String>> cells = new ArrayList<>();
    Protocol above = shared;
    for (Metric figure : figures) {
      cells.add(cells(figure, shared, above));
      above = figure.protocol();
    }
    int names = width(cells, 0);
    int values = width(cells, 1);
    int errors = width(cells, 2);
    int units = width(cells, 3);
    for (List<String> row : cells) {
      lines.add(
          "%s  %s  %s  %s  %s"
              .formatted(
                  left(row.get(0), names),
                  right(row.get(1), values),
                  left(row.get(2), errors),
                  left(row.get(3), units),
                  row.get(4))
              .stripTrailing());
    }
    return lines;
  }

  private static List<String> cells(Metric figure, Protocol shared, Protocol above) {
    String own =
        figure.protocol().facts().entrySet().stream()
            .filter(fact -> !fact.getValue().equals(shared.facts().get(fact.getKey())))
            .filter(fact -> !fact.getValue().equals(above.facts().get(fact.getKey())))
            .map(Map.Entry::toString)
            .collect(Collectors.joining(", "));
    boolean single = figure.values().size() == 1;
    String value = single ? number(figure.value()) : "";
    String error =
        figure.standardError().isPresent()
            ? "± " + number(figure.standardError().getAsDouble())
            : "";
    String tail = single ? own : own + (own.isEmpty() ? "" : "; ") + list(figure);
    return List.of(figure.name(), value, error, figure.unit(), tail);
  }

  private static String list(Metric figure) {
    return figure.values().stream().map(MetricTable::number).collect(Collectors.joining(" "));
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.4f", value);
  }

  private static int width(List<List<String>> cells, int column) {
    return cells.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String left(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String right(String text, int width) {
    return " ".repeat(width - text.length()) + text;
  }
}
