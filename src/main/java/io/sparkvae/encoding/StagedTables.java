package io.sparkvae.encoding;

import io.sparkvae.cluster.DescribedJob;
import io.sparkvae.cluster.ShippedConfiguration;
import io.sparkvae.corpus.UnreadableImages;
import io.sparkvae.encoding.parquet.TableFile;
import io.sparkvae.encoding.parquet.TableFormat;
import io.sparkvae.error.DataException;
import io.sparkvae.storage.AttemptFiles;
import io.sparkvae.storage.IoFailure;
import io.sparkvae.table.LatentsTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * The two tables in the making. Task attempts write files of both in one pass over the archive; the
 * files of the attempts whose results Spark accepted are read again to be counted, joined where
 * they are many and small, and moved into their places
 * (docs/decisions/0002-one-pass-two-tables.md).
 */
final class StagedTables implements AutoCloseable {

  /** Large enough for fast scans, small enough for one task. */
  private static final long FILE_BYTES = 256L << 20;

  /** So many files of any size are nothing to join. */
  private static final int FEW = 64;

  /** Rows that one task of a check takes. */
  private static final long TASK_ROWS = 500_000;

  private final JavaSparkContext sc;
  private final TablePlace place;
  private List<WrittenFile> files = List.of();

  /**
   * @param latents the columns of that table
   */
  StagedTables(JavaSparkContext sc, Path directory, StructType latents, String codec) {
    this.sc = sc;
    CompressionCodecName compression =
        CompressionCodecName.fromConf(codec.equals("none") ? "uncompressed" : codec);
    this.place =
        new TablePlace(
            directory.toString(),
            sc.broadcast(new ShippedConfiguration(sc.hadoopConfiguration())),
            new TableFormat(latents, compression),
            new TableFormat(LatentsTable.QUARANTINE, compression));
  }

  /** Writes all rows as they come. */
  void write(String description, JavaRDD<EncodedRow> rows) {
    storing(() -> place.attempts().prepare());
    files =
        DescribedJob.run(
            sc, description, () -> rows.mapPartitions(new WriteTables(place)).collect());
  }

  /** Rows of quarantine, counted. */
  UnreadableImages quarantined() {
    List<WrittenFile> unread = of(EncodedTable.QUARANTINE);
    if (unread.isEmpty()) {
      return new QuarantinedRows().images();
    }
    TablePlace shared = place;
    return DescribedJob.run(
        sc,
        "Counting the rows of quarantine",
        () ->
            distributed(unread)
                .mapPartitions(part -> QuarantinedRows.of(part, shared))
                .reduce(QuarantinedRows::plus)
                .images());
  }

  /** Refuses rows that are not exactly one for every listed image. */
  void checkBalance(String location, long listed) {
    TablePlace shared = place;
    Tuple2<Long, Long> counts =
        DescribedJob.run(
            sc,
            "Checking the ids of the encoded rows",
            () ->
                distributed(files)
                    .mapPartitions(part -> ids(part, shared))
                    .mapToPair(id -> new Tuple2<>(id, 1L))
                    .reduceByKey(Long::sum, tasks(files))
                    .values()
                    .mapPartitions(StagedTables::total)
                    .reduce((a, b) -> new Tuple2<>(a._1() + b._1(), a._2() + b._2())));
    if (counts._1() != listed || counts._2() != listed) {
      throw new DataException(
          ("Cannot encode corpus %s: %d images were listed, %d rows with %d different ids came out"
                  + " (encode again while nobody writes to the corpus)")
              .formatted(location, listed, counts._1(), counts._2()));
    }
  }

  /** Moves the files of both tables into their places and removes what else was written. */
  void settle() {
    for (EncodedTable table : EncodedTable.values()) {
      List<WrittenFile> settled = merged(table, of(table));
      storing(
          () -> {
            AttemptFiles attempts = place.attempts();
            attempts.makeFolder(table.folder());
            for (WrittenFile file : settled) {
              attempts.keep(file.name(), table.folder(), file.bytes());
            }
            attempts.mark(table.folder());
          });
    }
    storing(() -> place.attempts().discard());
  }

  @Override
  public void close() {
    place.configuration().destroy();
  }

  private List<WrittenFile> merged(EncodedTable table, List<WrittenFile> found) {
    if (found.isEmpty()) {
      // A table without a file has no columns.
      List<WrittenFile> empty = new ArrayList<>();
      storing(() -> empty.add(TableOutput.empty(place, table)));
      return empty;
    }
    long bytes = found.stream().mapToLong(WrittenFile::bytes).sum();
    int wanted = (int) (bytes / FILE_BYTES + 1);
    if (found.size() <= Math.max(FEW, 2 * wanted)) {
      return found;
    }
    List<WrittenFile> joined =
        DescribedJob.run(
            sc,
            "Joining the files of the table " + table.folder(),
            () ->
                sc.parallelize(found, wanted)
                    .mapPartitions(new MergeFiles(place, table))
                    .collect());
    if (rows(joined) != rows(found)) {
      throw new DataException(
          "Cannot write table %s: of %d rows it holds %d (check the file system and encode again)"
              .formatted(table.folder(), rows(found), rows(joined)));
    }
    return joined;
  }

  private List<WrittenFile> of(EncodedTable table) {
    return files.stream().filter(file -> file.table() == table).toList();
  }

  private JavaRDD<WrittenFile> distributed(List<WrittenFile> some) {
    return sc.parallelize(some, Math.min(some.size(), tasks(some)));
  }

  private static int tasks(List<WrittenFile> some) {
    return (int) (rows(some) / TASK_ROWS + 1);
  }

  private static long rows(List<WrittenFile> some) {
    return some.stream().mapToLong(WrittenFile::rows).sum();
  }

  private static Iterator<String> ids(Iterator<WrittenFile> part, TablePlace place)
      throws IOException {
    List<String> ids = new ArrayList<>();
    while (part.hasNext()) {
      WrittenFile file = part.next();
      StructType column =
          TableFile.columns(place.format(file.table()).columns(), LatentsTable.IMAGE_ID);
      place.accepted(file).read(column, row -> ids.add(row.getString(0, 0)));
    }
    return ids.iterator();
  }

  /** Rows and different ids of one partition. */
  private static Iterator<Tuple2<Long, Long>> total(Iterator<Long> rowsOfIds) {
    long rows = 0;
    long ids = 0;
    while (rowsOfIds.hasNext()) {
      rows += rowsOfIds.next();
      ids++;
    }
    return List.of(new Tuple2<>(rows, ids)).iterator();
  }

  /** Something on the output's file system. */
  @FunctionalInterface
  private interface Storing {
    void run() throws IOException;
  }

  private void storing(Storing step) {
    try {
      step.run();
    } catch (IOException failed) {
      throw new DataException(
          "Cannot write the tables in %s: %s (check the folder's permissions)"
              .formatted(place.directory(), IoFailure.reason(failed)),
          failed);
    }
  }
}
