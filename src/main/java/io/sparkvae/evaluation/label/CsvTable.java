package io.sparkvae.evaluation.label;

import io.sparkvae.error.DataException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file with a header line (RFC 4180): fields are separated by commas, and enclosed in double
 * quotes if they contain a comma, a line break or a quote, which is then written twice. Blank lines
 * are skipped. Rows are parsed when they are visited, so that a caller keeps only what it needs.
 */
public final class CsvTable {

  /** The column that identifies the image. */
  public static final String IMAGE_ID = "image_id";

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String name;
  private final String text;
  private final List<String> columns;

  private CsvTable(String name, String text, List<String> columns) {
    this.name = name;
    this.text = text;
    this.columns = columns;
  }

  /**
   * Reads the header of a table.
   *
   * @param name how messages name the file
   * @param text the whole file
   * @throws DataException if there is no header
   */
  public static CsvTable of(String name, String text) {
    String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    try (Rows rows = new Rows(name, plain)) {
      if (!rows.hasNext()) {
        throw new DataException(
            "Cannot read CSV file %s: it is empty (name another)".formatted(name));
      }
      return new CsvTable(name, plain, rows.next());
    }
  }

  /** Names in the header. */
  public List<String> columns() {
    return columns;
  }

  /**
   * The index of a column.
   *
   * @throws DataException if there is none of that name
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

  /**
   * Visits the rows in their order, each as long as the header.
   *
   * @throws DataException if a row is longer or shorter than the header, or its quotes are wrong
   */
  public void forEach(Consumer<List<String>> visitor) {
    try (Rows rows = new Rows(name, text)) {
      rows.next();
      while (rows.hasNext()) {
        List<String> row = rows.next();
        if (row.size() != columns.size()) {
          throw new DataException(
              "Cannot read CSV file %s: line %d has %d fields, the header %d (correct the line)"
                  .formatted(name, rows.line(), row.size(), columns.size()));
        }
        visitor.accept(row);
      }
    }
  }

  /** The rows of a text, header included, with the parser's failures told as ours. */
  private static final class Rows implements AutoCloseable {
    private final String name;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    Rows(String name, String text) {
      this.name = name;
      try {
        this.parser = new CSVParser(new StringReader(text), CSVFormat.DEFAULT);
      } catch (IOException impossible) {
        throw new UncheckedIOException("a text in memory can be read", impossible);
      }
      this.records = parser.iterator();
    }

    boolean hasNext() {
      long before = line();
      try {
        return records.hasNext();
      } catch (UncheckedIOException damaged) {
        throw new DataException(
            ("Cannot read CSV file %s: the row from line %d on has a stray quote (close it, or write"
                    + " a quote inside quotes twice)")
                .formatted(name, before + 1),
            damaged);
      }
    }

    List<String> next() {
      return records.next().toList();
    }

    /** The last line of the row before. */
    long line() {
      return parser.getCurrentLineNumber();
    }

    @Override
    public void close() {
      try {
        parser.close();
      } catch (IOException impossible) {
        throw new UncheckedIOException("a text in memory can be closed", impossible);
      }
    }
  }
}
