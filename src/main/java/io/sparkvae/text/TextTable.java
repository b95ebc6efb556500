package io.sparkvae.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of short texts in aligned columns: Markdown that reads well as plain text too, plain
 * lines of a limited width, or single lines that align with earlier ones because widths are known
 * ahead.
 */
public final class TextTable {

  private static final String GAP = "  ";

  /** Wider, for a cell may hold a name and a value with a space between them. */
  private static final String CELL_GAP = " ".repeat(4);

  private static final String INDENT = " ".repeat(4);

  /** A wrapped cell gets at least this many characters a line, however wide the columns before. */
  private static final int LEAST = 20;

  private final List<TextColumn> columns;
  private final List<Entry> entries = new ArrayList<>();

  /** A table without rows. */
  public TextTable(List<TextColumn> columns) {
    this.columns = List.copyOf(columns);
  }

  /** What the table shows, from top to bottom. */
  private sealed interface Entry {

    /** One cell for each column. */
    record Row(List<String> cells) implements Entry {}

    /** A sentence below a row, over all columns. */
    record Note(String text) implements Entry {}

    /** Equally wide cells below a row, as many to a line as fit. */
    record Cells(List<String> cells) implements Entry {}
  }

  /**
   * Appends a row.
   *
   * @param cells one for each column
   */
  public void row(List<String> cells) {
    checkNumber(columns, cells);
    entries.add(new Entry.Row(List.copyOf(cells)));
  }

  /** Appends a text over all columns, indented; plain tables only. */
  public void note(String text) {
    entries.add(new Entry.Note(text));
  }

  /** Appends cells that have no columns, indented, as many to a line as fit; plain tables only. */
  public void cells(List<String> cells) {
    entries.add(new Entry.Cells(List.copyOf(cells)));
  }

  /** One line with the heading before each cell, as wide as the columns say: for a stream. */
  public static String line(List<TextColumn> columns, List<String> cells) {
    checkNumber(columns, cells);
    return IntStream.range(0, cells.size())
        .mapToObj(
            at -> {
              TextColumn column = columns.get(at);
              String cell = column.padded(cells.get(at), column.width());
              return column.heading().isEmpty() ? cell : column.heading() + " " + cell;
            })
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  /** The lines of the table in Markdown, all of one width, headings included. */
  public List<String> markdown() {
    List<String> headings = columns.stream().map(TextColumn::heading).toList();
    int[] widths = widths(headings);
    List<String> lines = new ArrayList<>();
    lines.add(markdown(headings, widths));
    lines.add(
        IntStream.range(0, widths.length)
            .mapToObj(at -> columns.get(at).rule(widths[at]))
            .collect(Collectors.joining("|", "|", "|")));
    for (Entry entry : entries) {
      if (!(entry instanceof Entry.Row row)) {
        throw new IllegalStateException("Markdown knows no lines between rows: " + entry);
      }
      lines.add(markdown(row.cells(), widths));
    }
    return lines;
  }

  /**
   * The lines of the table without headings. What does not fit in the last column goes on below it,
   * cut between words; a single word is never cut.
   *
   * @param most characters a line
   */
  public List<String> plain(int most) {
    int[] widths = widths(columns.stream().map(column -> "").toList());
    List<String> lines = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.Row row) {
        lines.addAll(wrapped(row.cells(), widths, most));
      } else if (entry instanceof Entry.Note note) {
        wrap(note.text(), most - INDENT.length()).forEach(line -> lines.add(INDENT + line));
      } else if (entry instanceof Entry.Cells cells) {
        lines.addAll(grid(cells.cells(), most - INDENT.length()));
      }
    }
    return lines;
  }

  private String markdown(List<String> cells, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(at -> columns.get(at).padded(cells.get(at), widths[at]))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private List<String> wrapped(List<String> cells, int[] widths, int most) {
    int last = widths.length - 1;
    String before =
        IntStream.range(0, last)
            .mapToObj(at -> columns.get(at).padded(cells.get(at), widths[at]) + GAP)
            .collect(Collectors.joining());
    List<String> lines = new ArrayList<>();
    for (String part : wrap(cells.get(last), Math.max(LEAST, most - before.length()))) {
      lines.add(((lines.isEmpty() ? before : " ".repeat(before.length())) + part).stripTrailing());
    }
    return lines;
  }

  private static List<String> grid(List<String> cells, int most) {
    int width = cells.stream().mapToInt(String::length).max().orElse(0);
    int each = Math.max(1, (most + CELL_GAP.length()) / (width + CELL_GAP.length()));
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < cells.size(); from += each) {
      lines.add(
          cells.subList(from, Math.min(from + each, cells.size())).stream()
              .map(cell -> cell + " ".repeat(width - cell.length()))
              .collect(Collectors.joining(CELL_GAP, INDENT, ""))
              .stripTrailing());
    }
    return lines;
  }

  private static List<String> wrap(String text, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > most) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private int[] widths(List<String> headings) {
    return IntStream.range(0, columns.size())
        .map(at -> Math.max(headings.get(at).length(), Math.max(columns.get(at).width(), most(at))))
        .toArray();
  }

  private int most(int column) {
    return entries.stream()
        .mapToInt(entry -> entry instanceof Entry.Row row ? row.cells().get(column).length() : 0)
        .max()
        .orElse(0);
  }

  private static void checkNumber(List<TextColumn> columns, List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "%d cells below %d headings".formatted(cells.size(), columns.size()));
    }
  }
}
