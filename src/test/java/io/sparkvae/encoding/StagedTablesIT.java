package io.sparkvae.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.SparkLocal;
import io.sparkvae.corpus.DecodedImage;
import io.sparkvae.error.DataException;
import io.sparkvae.image.Decoding.Unreadable;
import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.UnreadableReason;
import io.sparkvae.source.ImageReference;
import io.sparkvae.table.LatentsTable;
import io.sparkvae.vae.Posterior;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkLocal.class)
final class StagedTablesIT {

  private static final String SCHEMA =
      """
      message spark_schema {
        required binary image_id (STRING);
        required binary uri (STRING);
        required binary content_hash (STRING);
        required int64 bytes;
        required int64 modified_at (TIMESTAMP(MICROS,true));
        required binary format (STRING);
        required int32 width;
        required int32 height;
        required int32 orientation;
        required group latent (LIST) {
          repeated group list {
            required float element;
          }
        }
        required group log_variance (LIST) {
          repeated group list {
            required float element;
          }
        }
        required float reconstruction;
        required float kl;
        required binary model_id (STRING);
        required int64 encoded_at (TIMESTAMP(MICROS,true));
      }
      """;

  @TempDir Path folder;

  @Test
  void aFileOfAnyYearHasItsRow(JavaSparkContext sc) {
    List<String> years =
        List.of(
            "0001-01-01T00:00:00Z",
            "1601-01-01T00:00:00.001Z",
            "1969-12-31T23:59:59.999Z",
            "2500-06-01T12:00:00Z");
    List<Long> times = years.stream().map(year -> Instant.parse(year).toEpochMilli()).toList();
    write(sc, sc.parallelize(times, 1).map(time -> encoded("of " + time, time)), times.size());
    assertThat(
            table("latents").selectExpr("unix_millis(modified_at)").collectAsList().stream()
                .map(row -> row.getLong(0)))
        .containsExactlyElementsOf(times);
  }

  @Test
  void aTimeBeyondTheYearsOfSqlBecomesTheirFirstOrLast(JavaSparkContext sc) {
    List<Long> times = List.of(Long.MIN_VALUE, Long.MAX_VALUE);
    write(sc, sc.parallelize(times, 1).map(time -> encoded("of " + time, time)), times.size());
    assertThat(
            table("latents").selectExpr("year(modified_at)").collectAsList().stream()
                .map(row -> row.getInt(0)))
        .containsExactly(1, 9999);
  }

  @Test
  void settingsOfTheClusterChangeNothing(JavaSparkContext sc) throws IOException {
    SparkSession.builder()
        .config("spark.sql.files.maxRecordsPerFile", 1)
        .config("spark.sql.parquet.writeLegacyFormat", true)
        .config("spark.sql.parquet.outputTimestampType", "INT96")
        .config("spark.sql.parquet.datetimeRebaseModeInWrite", "EXCEPTION")
        .getOrCreate();
    try {
      write(sc, ids(sc, 20, 2).map(id -> encoded(id, 0)), 20);
    } finally {
      for (String key :
          List.of(
              "files.maxRecordsPerFile",
              "parquet.writeLegacyFormat",
              "parquet.outputTimestampType",
              "parquet.datetimeRebaseModeInWrite")) {
        SparkSession.active().conf().unset("spark.sql." + key);
      }
    }
    List<Path> files = parquet("latents");
    assertThat(files).hasSize(2);
    FileMetaData facts = facts(files.get(0));
    assertThat(facts.getSchema()).hasToString(SCHEMA);
    assertThat(facts.getKeyValueMetaData())
        .containsEntry("org.apache.spark.version", sc.version())
        .containsEntry("org.apache.spark.sql.parquet.row.metadata", LatentsTable.LATENTS.json());
  }

  @Test
  void vectorsOfAnyFloatComeBackBitForBit(JavaSparkContext sc) {
    write(sc, ids(sc, 1, 1).map(id -> encoded(id, 0)), 1);
    Row row = rows("latents").get(0);
    assertThat(row.<Object>getList(row.fieldIndex("latent"))).containsExactly(1f, -0f, Float.NaN);
    assertThat(row.<Object>getList(row.fieldIndex("log_variance")))
        .containsExactly(Float.MIN_VALUE, Float.NEGATIVE_INFINITY, 3f);
  }

  @Test
  void manySmallFilesAreJoined(JavaSparkContext sc) throws IOException {
    write(sc, ids(sc, 150, 70).map(id -> id.endsWith("7") ? quarantined(id) : encoded(id, 0)), 150);
    assertThat(parquet("latents")).hasSize(1);
    assertThat(facts(parquet("latents").get(0)).getSchema()).hasToString(SCHEMA);
    assertThat(parquet("quarantine")).hasSize(15);
    assertThat(rows("latents").stream().map(row -> row.getString(0)))
        .containsExactlyInAnyOrderElementsOf(
            names(150).stream().filter(id -> !id.endsWith("7")).toList());
    assertThat(rows("quarantine")).hasSize(15);
  }

  @Test
  void aQuarantineWithoutRowsHasItsColumns(JavaSparkContext sc) throws IOException {
    write(sc, ids(sc, 3, 1).map(id -> encoded(id, 0)), 3);
    assertThat(rows("quarantine")).isEmpty();
    assertThat(facts(parquet("quarantine").get(0)).getSchema().getFieldCount()).isEqualTo(7);
  }

  @Test
  void whatFailedAttemptsWroteIsNoPartOfTheTables(JavaSparkContext ignored) throws IOException {
    JavaSparkContext sc = SparkLocal.context("local[2,3]");
    write(
        sc,
        ids(sc, 40, 4)
            .map(
                id -> {
                  if (TaskContext.get().attemptNumber() == 0 && id.endsWith("9")) {
                    throw new IOException("a first attempt that fails at its last row");
                  }
                  return encoded(id, 0);
                }),
        40);
    assertThat(rows("latents").stream().map(row -> row.getString(0)))
        .containsExactlyInAnyOrderElementsOf(names(40));
    assertThat(parquet("latents")).hasSize(4);
    assertThat(folder.resolve("_attempts")).doesNotExist();
  }

  @Test
  void anImageWithTwoRowsIsRefused(JavaSparkContext sc) {
    JavaRDD<EncodedRow> rows = ids(sc, 4, 2).map(id -> encoded("same" + id.charAt(3), 0));
    assertThatThrownBy(() -> write(sc, rows, 4))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot encode corpus photos: 4 images were listed, 4 rows with 1 different ids came"
                + " out (encode again while nobody writes to the corpus)");
  }

  private void write(JavaSparkContext sc, JavaRDD<EncodedRow> rows, long listed) {
    org.apache.hadoop.fs.Path output = new org.apache.hadoop.fs.Path(folder.toUri());
    try (StagedTables tables = new StagedTables(sc, output, LatentsTable.LATENTS, "zstd")) {
      tables.write("Writing", rows);
      tables.checkBalance("photos", listed);
      tables.settle();
    }
  }

  private static JavaRDD<String> ids(JavaSparkContext sc, int images, int partitions) {
    return sc.parallelize(names(images), partitions);
  }

  private static List<String> names(int images) {
    return IntStream.range(0, images).mapToObj("id-%05d"::formatted).toList();
  }

  private static EncodedRow encoded(String id, long modifiedAt) {
    Posterior posterior =
        new Posterior(
            3,
            new float[] {1, -0f, Float.NaN},
            new float[] {Float.MIN_VALUE, Float.NEGATIVE_INFINITY, 3},
            new float[] {4},
            new float[] {5});
    return rows().encoded(image(id, modifiedAt), new ImageHeader("png", 4, 4, 1), posterior, 0);
  }

  private static EncodedRow quarantined(String id) {
    return rows().quarantined(image(id, 0), new Unreadable(UnreadableReason.EMPTY, "no bytes"));
  }

  private static RowsOfRun rows() {
    return new RowsOfRun("model", Instant.EPOCH);
  }

  private static DecodedImage image(String id, long modifiedAt) {
    return new DecodedImage(
        new ImageReference(id, "file:/" + id, 1, modifiedAt),
        "",
        new Unreadable(UnreadableReason.EMPTY, "not looked at"));
  }

  private List<Row> rows(String table) {
    return table(table).collectAsList();
  }

  private Dataset<Row> table(String name) {
    return SparkSession.active().read().parquet(folder.resolve(name).toString());
  }

  private List<Path> parquet(String table) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(table))) {
      return files.filter(file -> file.toString().endsWith(".zstd.parquet")).sorted().toList();
    }
  }

  private static FileMetaData facts(Path file) throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(path, new Configuration()))) {
      return reader.getFileMetaData();
    }
  }
}
