package io.sparkvae.table;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.SparkLocal;
import io.sparkvae.error.DataException;
import io.sparkvae.vae.bundle.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkLocal.class)
final class LatentsReaderIT {

  private static final String MODEL = "vae-1";
  private static final Timestamp TIME = new Timestamp(0);

  @TempDir Path folder;

  @BeforeEach
  void writeReport() throws IOException {
    Files.writeString(folder.resolve("run.json"), report().json());
  }

  @Test
  void bothTablesAreReadWithTheReport(JavaSparkContext sc) {
    SparkSession spark = spark(sc);
    latents(spark).write().parquet(folder.resolve("latents").toString());
    quarantine(spark).write().parquet(folder.resolve("quarantine").toString());

    LatentsReader reader = open(spark);

    assertThat(reader.report().encoded()).isEqualTo(2);
    assertThat(reader.latents().select(LatentsTable.IMAGE_ID).collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder("a", "b");
    assertThat(reader.quarantine().first().<String>getAs(LatentsTable.REASON)).isEqualTo("empty");
    reader.requireModel(MODEL);
  }

  @Test
  void missingColumnsAndOtherTypesAreNamed(JavaSparkContext sc) {
    SparkSession spark = spark(sc);
    latents(spark)
        .drop(LatentsTable.KL)
        .withColumn(LatentsTable.LATENT, lit("x"))
        .write()
        .parquet(folder.resolve("latents").toString());

    assertThatThrownBy(() -> open(spark).latents())
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read latents %s: latents/ has latent as STRING instead of ARRAY<FLOAT>, no"
                + " column kl (name a folder that encode has written)",
            folder);
  }

  @Test
  void missingTablesAndReportsAreNamed(JavaSparkContext sc) throws IOException {
    SparkSession spark = spark(sc);

    assertThatThrownBy(() -> open(spark).quarantine())
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read latents %s: it has no quarantine/ (name a folder that encode has written)",
            folder);
    Files.delete(folder.resolve("run.json"));
    assertThatThrownBy(() -> open(spark))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read latents %s: it has no run.json (name a folder that encode has written)",
            folder);
  }

  @Test
  void rowsOfAnotherModelAreRefused(JavaSparkContext sc) {
    SparkSession spark = spark(sc);
    latents(spark)
        .union(latents(spark).withColumn(LatentsTable.MODEL_ID, lit("vae-2")))
        .write()
        .parquet(folder.resolve("latents").toString());

    for (String[] models : new String[][] {{"vae-2", "vae-1"}, {"vae-1", "vae-3"}}) {
      assertThatThrownBy(() -> open(spark).requireModel(models[1]))
          .isInstanceOf(DataException.class)
          .hasMessage(
              "Cannot use latents %s: they are of model %s, not of %s (encode with that model)",
              folder, models[0], models[1]);
    }
  }

  private LatentsReader open(SparkSession spark) {
    return LatentsReader.open(spark, new org.apache.hadoop.fs.Path(folder.toString()));
  }

  private static SparkSession spark(JavaSparkContext sc) {
    return SparkSession.builder().sparkContext(sc.sc()).getOrCreate();
  }

  private static Dataset<Row> latents(SparkSession spark) {
    return spark.createDataFrame(List.of(latent("a"), latent("b")), LatentsTable.LATENTS);
  }

  private static Row latent(String id) {
    float[] vector = {1, 2};
    return RowFactory.create(
        id, "file:///" + id, "", 1L, TIME, "png", 1, 1, 1, vector, vector, 1f, 2f, MODEL, TIME);
  }

  private static Dataset<Row> quarantine(SparkSession spark) {
    Row row = RowFactory.create("c", "file:///c", 0L, "empty", "no bytes", MODEL, TIME);
    return spark.createDataFrame(List.of(row), LatentsTable.QUARANTINE);
  }

  private static RunReport report() {
    return new RunReport(
        MODEL,
        Instant.EPOCH,
        3,
        2,
        Map.of("empty", 1L),
        new RunSeconds(1, 1, 1),
        new RunReport.Choices("c", "m", "1x1x1", "crop", "exact", 1, true, "zstd", 1),
        Provenance.NONE);
  }
}
