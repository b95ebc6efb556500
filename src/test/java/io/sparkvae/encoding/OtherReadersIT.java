package io.sparkvae.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.SparkLocal;
import io.sparkvae.SyntheticImages;
import io.sparkvae.corpus.CorpusFixture;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The tables as DuckDB sees them, which knows nothing of Spark. */
@ExtendWith(SparkLocal.class)
final class OtherReadersIT {

  @TempDir Path folder;

  @Test
  void duckDbReadsBothTables(JavaSparkContext sc) throws SQLException {
    Path photos = folder.resolve("photos");
    SyntheticImages.tree(photos, 20);
    SyntheticImages.write(photos.resolve("it's empty.jpg"), new byte[0]);
    Path output = folder.resolve("out");
    new ArchiveEncoder(sc, SmallModel.model())
        .encode(SmallModel.job(CorpusFixture.folder(photos), output, true));
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      String latents = "read_parquet('%s/latents/*.parquet')".formatted(output);
      String quarantine = "read_parquet('%s/quarantine/*.parquet')".formatted(output);
      assertThat(rows(statement, "describe select * from " + latents, 2))
          .containsExactly(
              "image_id VARCHAR",
              "uri VARCHAR",
              "content_hash VARCHAR",
              "bytes BIGINT",
              "modified_at TIMESTAMP WITH TIME ZONE",
              "format VARCHAR",
              "width INTEGER",
              "height INTEGER",
              "orientation INTEGER",
              "latent FLOAT[]",
              "log_variance FLOAT[]",
              "reconstruction FLOAT",
              "kl FLOAT",
              "model_id VARCHAR",
              "encoded_at TIMESTAMP WITH TIME ZONE");
      assertThat(rows(statement, "select count(*), count(distinct image_id) from " + latents, 2))
          .containsExactly("20 20");
      assertThat(
              rows(
                  statement,
                  "select count(*) from "
                      + latents
                      + " where len(latent) = 5 and abs(kl - 0.5 * list_sum(list_transform("
                      + "list_zip(latent, log_variance), p -> exp(p[2]) + p[1] * p[1] - 1 - p[2])))"
                      + " < 1e-5",
                  1))
          .containsExactly("20");
      assertThat(rows(statement, "select image_id, reason from " + quarantine, 2))
          .containsExactly("it's empty.jpg empty");
    }
  }

  private static List<String> rows(Statement statement, String query, int columns)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          values.add(result.getString(column));
        }
        rows.add(String.join(" ", values));
      }
    }
    return rows;
  }
}
