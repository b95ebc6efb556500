package io.sparkvae.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A Markdown table that reads well as plain text too: every column right-aligned, one width. */
final class AlignedTable {

  private final List<List<String>> rows = new ArrayList<>();

  AlignedTable(List<String> header) {
    rows.add(List.copyOf(header));
  }

  /**
   * Appends a row.
   *
   * @param cells as many as the header has
   */
  void row(List<String> cells) {
    if (cells.size() != rows.get(0).size()) {
      throw new IllegalArgumentException(
          "%d cells below %d headings".formatted(cells.size(), rows.get(0).size()));
    }
    rows.add(List.copyOf(cells));
  }

  /** The lines of the table. */
  List<String> lines() {
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    List<String> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(line(row, widths)));
    lines.add(
        1,
        IntStream.of(widths)
            .mapToObj(width -> "-".repeat(width + 1) + ":")
            .collect(Collectors.joining("|", "|", "|")));
    return lines;
  }

  private static String line(List<String> row, int[] widths) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> " ".repeat(widths[column] - row.get(column).length()) + row.get(column))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
