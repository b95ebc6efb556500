package io.sparkvae.encoding;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.sparkvae.cluster.DescribedJob;
import io.sparkvae.corpus.UnreadableImages;
import io.sparkvae.error.DataException;
import io.sparkvae.image.UnreadableReason;
import io.sparkvae.storage.IoFailure;
import io.sparkvae.table.LatentsTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * The two tables in the making: all rows are written once, in one pass over the archive, then
 * checked, then split (docs/decisions/0002-one-pass-two-tables.md).
 */
final class StagedTables {

  /** Large enough for fast scans, small enough for one task. */
  private static final long FILE_BYTES = 256L << 20;

  /** What a row takes besides its two vectors; strings, numbers and hash. */
  private static final long ROW_BYTES = 300;

  private final JavaSparkContext sc;
  private final SparkSession spark;
  private final String directory;
  private final String codec;

  StagedTables(JavaSparkContext sc, String directory, EncodingSettings.Compression compression) {
    this.sc = sc;
    this.spark = SparkSession.builder().sparkContext(sc.sc()).getOrCreate().newSession();
    // The default, INT96, is deprecated and comes out as nanoseconds elsewhere.
    spark.conf().set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    this.directory = directory;
    this.codec = compression.codec();
  }

  /** Writes all rows as they come. */
  void stage(String description, JavaRDD<Row> rows) {
    Dataset<Row> table = spark.createDataFrame(rows, LatentsTable.STAGED);
    DescribedJob.run(
        sc,
        description,
        () -> {
          table
              .write()
              .option("compression", "none")
              // Latents hardly repeat; the tables made of these rows look for what does.
              .option("parquet.enable.dictionary", false)
              .parquet(path("staged"));
          return true;
        });
  }

  /** Rows without pixels, counted. */
  UnreadableImages quarantined() {
    Dataset<Row> unreadable = staged().where(col(LatentsTable.REASON).isNotNull());
    Map<UnreadableReason, Long> byReason = new EnumMap<>(UnreadableReason.class);
    for (Row row : collect(unreadable.groupBy(LatentsTable.REASON).count())) {
      byReason.put(reason(row.getString(0)), row.getLong(1));
    }
    if (byReason.isEmpty()) {
      return new UnreadableImages(byReason, List.of());
    }
    Dataset<Row> first = unreadable.orderBy(LatentsTable.IMAGE_ID).limit(UnreadableImages.EXAMPLES);
    List<String> examples =
        collect(first.select(LatentsTable.IMAGE_ID, LatentsTable.REASON, LatentsTable.DETAIL))
            .stream()
            .map(
                row ->
                    UnreadableImages.example(
                        row.getString(0), reason(row.getString(1)), row.getString(2)))
            .toList();
    return new UnreadableImages(byReason, examples);
  }

  /** Refuses rows that are not exactly one for every listed image. */
  void checkBalance(String location, long listed) {
    Row counts =
        collect(staged().agg(count(lit(1)), countDistinct(col(LatentsTable.IMAGE_ID)))).get(0);
    long rows = counts.getLong(0);
    long ids = counts.getLong(1);
    if (rows != listed || ids != listed) {
      throw new DataException(
          ("Cannot encode corpus %s: %d images were listed, %d rows with %d different ids came out"
                  + " (encode again while nobody writes to the corpus)")
              .formatted(location, listed, rows, ids));
    }
  }

  /** What rows of latents hold: how long their vectors are, and whether reconstructions. */
  record Shape(int latentDim, boolean reconstruction) {}

  /**
   * Writes the two tables and removes what was staged.
   *
   * @param shape of the rows
   * @param encoded rows with pixels, as they were counted
   * @param quarantined rows without
   */
  void split(Shape shape, long encoded, long quarantined) {
    Column readable = col(LatentsTable.REASON).isNull();
    long rowBytes = ROW_BYTES + 2L * Float.BYTES * shape.latentDim();
    StructType latents = LatentsTable.latents(shape.reconstruction());
    write(
        new Table(LatentsTable.LATENTS_FOLDER, latents, encoded, files(encoded * rowBytes)),
        staged().where(readable));
    write(
        new Table(
            LatentsTable.QUARANTINE_FOLDER,
            LatentsTable.QUARANTINE,
            quarantined,
            files(quarantined * ROW_BYTES)),
        staged().where(not(readable)));
    removeStaged();
  }

  /**
   * One of the two tables.
   *
   * @param rows that it has to hold
   * @param files that it is written in
   */
  private record Table(String name, StructType schema, long rows, int files) {}

  private static int files(long bytes) {
    return (int) (bytes / FILE_BYTES + 1);
  }

  private void removeStaged() {
    Path staged = new Path(path("staged"));
    try {
      staged.getFileSystem(sc.hadoopConfiguration()).delete(staged, true);
    } catch (IOException failed) {
      throw new DataException(
          "Cannot remove the intermediate rows %s: %s (check the folder's permissions)"
              .formatted(staged, IoFailure.reason(failed)),
          failed);
    }
  }

  private void write(Table table, Dataset<Row> rows) {
    Column[] columns =
        Arrays.stream(table.schema().fieldNames()).map(functions::col).toArray(Column[]::new);
    DescribedJob.run(
        sc,
        "Writing the table " + table.name(),
        () -> {
          // Through an RDD, since a table read from Parquet has forgotten what is never null.
          JavaRDD<Row> selected = rows.select(columns).javaRDD().coalesce(table.files());
          spark
              .createDataFrame(selected, table.schema())
              .write()
              .option("compression", codec)
              .parquet(path(table.name()));
          return checkWritten(table);
        });
  }

  private long checkWritten(Table table) {
    long written = read(table.name(), table.schema()).count();
    if (written != table.rows()) {
      throw new DataException(
          "Cannot write table %s: of %d rows it holds %d (check the file system and encode again)"
              .formatted(path(table.name()), table.rows(), written));
    }
    return written;
  }

  private List<Row> collect(Dataset<Row> rows) {
    return DescribedJob.run(sc, "Checking the encoded rows", rows::collectAsList);
  }

  private Dataset<Row> staged() {
    return read("staged", LatentsTable.STAGED);
  }

  private Dataset<Row> read(String name, StructType schema) {
    // Without the option, a folder called [x] would be taken for a glob.
    return spark.read().schema(schema).option("__globPaths__", false).parquet(path(name));
  }

  private String path(String name) {
    return new Path(directory, name).toString();
  }

  private static UnreadableReason reason(String label) {
    return UnreadableReason.valueOf(label.toUpperCase(Locale.ROOT));
  }
}
