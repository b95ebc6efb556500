package io.sparkvae.job;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Counts the images of a written table with a reader that knows nothing of Spark. */
final class TableRows {

  private TableRows() {}

  /** Different image ids in the Parquet files of that folder. */
  static long count(Path table) throws SQLException {
    String query =
        "select count(distinct image_id) from read_parquet('%s/*.parquet')".formatted(table);
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
