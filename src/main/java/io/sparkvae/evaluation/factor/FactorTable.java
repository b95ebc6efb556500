package io.sparkvae.evaluation.factor;

import io.sparkvae.error.DataException;
import io.sparkvae.evaluation.label.CsvTable;
import io.sparkvae.evaluation.settings.FactorSettings;
import io.sparkvae.storage.Location;
import io.sparkvae.storage.StoredFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** The file of factors, read on the driver: the texts of an image by its id. */
final class FactorTable {

  private final String file;
  private final CsvTable table;
  private final List<String> columns;
  private final Map<String, List<String>> rows = new HashMap<>();

  private FactorTable(String file, CsvTable table, List<String> columns) {
    this.file = file;
    this.table = table;
    this.columns = columns;
  }

  /**
   * Reads the file.
   *
   * @throws DataException if it cannot be read, or lacks a column that the settings name
   */
  static FactorTable read(String file, FactorSettings settings, Configuration hadoop) {
    StoredFile stored = new StoredFile("factor file", Location.of("factor file", file), hadoop);
    return of(file, stored.text(), settings);
  }

  /** The same of a text that has been read. */
  static FactorTable of(String file, String text, FactorSettings settings) {
    CsvTable table = CsvTable.of(file, text);
    int id = table.column(CsvTable.IMAGE_ID);
    List<String> columns =
        settings.columns().isEmpty()
            ? table.columns().stream().filter(name -> !name.equals(CsvTable.IMAGE_ID)).toList()
            : settings.columns();
    columns.forEach(table::column);
    FactorTable read = new FactorTable(file, table, columns);
    table.forEach(row -> read.rows.put(row.get(id), row));
    return read;
  }

  String file() {
    return file;
  }

  /** The names of the factors. */
  List<String> columns() {
    return columns;
  }

  /** The row of an image, or empty if the file does not know it. */
  Optional<List<String>> row(String imageId) {
    return Optional.ofNullable(rows.get(imageId));
  }

  /** The texts of one column in some rows. */
  List<String> texts(String column, List<List<String>> of) {
    int at = table.column(column);
    return of.stream().map(row -> row.get(at)).toList();
  }
}
