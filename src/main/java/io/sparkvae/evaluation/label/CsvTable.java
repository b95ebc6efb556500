package io.sparkvae.evaluation.label;

import io.sparkvae.error.DataException;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file with a header line (RFC 4180): fields apart by commas, in double quotes where they
 * hold a comma, a quote, written twice, or a line break.
 *
 * @param name how messages name the file
 * @param columns names in the header
 * @param rows each as long as the header
 */
public record CsvTable(String name, List<String> columns, List<List<String>> rows) {

  /** The column that tells the image. */
  public static final String IMAGE_ID = "image_id";

  /**
   * Reads a whole file.
   *
   * @throws DataException where there is no header, or a row is longer or shorter than it
   */
  public static CsvTable parse(String name, String text) {
    List<List<String>> lines =
        new Scanner(name, text.startsWith("\uFEFF") ? text.substring(1) : text).lines();
    if (lines.isEmpty()) {
      throw new DataException(
          "Cannot read CSV file %s: it is empty (name another)".formatted(name));
    }
    List<String> header = lines.get(0);
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).size() != header.size()) {
        throw new DataException(
            "Cannot read CSV file %s: row %d has %d fields, the header %d (mend the row)"
                .formatted(name, i, lines.get(i).size(), header.size()));
      }
    }
    return new CsvTable(name, header, lines.subList(1, lines.size()));
  }

  /**
   * Where a column stands.
   *
   * @throws DataException where there is none of that name
   */
  public int column(String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new DataException(
          "Cannot use CSV file %s: it has no column %s, only %s (add it, or name another column)"
              .formatted(name, column, String.join(", ", columns)));
    }
    return index;
  }

  /** Takes a text apart, character by character. */
  private static final class Scanner {
    private final String name;
    private final String text;
    private final List<List<String>> lines = new ArrayList<>();
    private List<String> line = new ArrayList<>();
    private StringBuilder field = new StringBuilder();
    private boolean quoted;

    Scanner(String name, String text) {
      this.name = name;
      this.text = text;
    }

    List<List<String>> lines() {
      for (int at = 0; at < text.length(); at++) {
        char c = text.charAt(at);
        boolean twice = c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"';
        if (quoted && twice) {
          field.append(c);
          at++;
        } else if (c == '"') {
          quoted = !quoted;
        } else if (quoted) {
          field.append(c);
        } else if (c == ',') {
          endField();
        } else if (c == '\n') {
          endLine();
        } else if (c != '\r') {
          field.append(c);
        }
      }
      if (quoted) {
        throw new DataException(
            "Cannot read CSV file %s: a quote is never closed (mend it)".formatted(name));
      }
      endLine();
      return lines;
    }

    private void endField() {
      line.add(field.toString());
      field = new StringBuilder();
    }

    /** Blank lines are no rows. */
    private void endLine() {
      if (!line.isEmpty() || field.length() > 0) {
        endField();
        lines.add(line);
        line = new ArrayList<>();
      }
    }
  }
}
