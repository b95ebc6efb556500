package io.sparkvae.encoding;

import io.sparkvae.encoding.parquet.TableFormat;
import io.sparkvae.storage.AttemptFiles;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A file of a table that is being written. It comes into being with its first row, and {@link
 * #close} removes it again unless it was finished.
 */
final class TableOutput<T> implements Closeable {

  /** Opens a writer on a file. */
  @FunctionalInterface
  interface Opening<T> {
    ParquetWriter<T> open(TableFormat format, FSDataOutputStream stream, Configuration hadoop)
        throws IOException;
  }

  private record Opened<T>(FSDataOutputStream stream, ParquetWriter<T> writer) {}

  private final TablePlace place;
  private final EncodedTable table;
  private final String name;
  private final Opening<T> opening;
  private @Nullable Opened<T> opened;
  private long rows;
  private boolean finished;

  private TableOutput(TablePlace place, EncodedTable table, String name, Opening<T> opening) {
    this.place = place;
    this.table = table;
    this.name = name + place.format(table).ending();
    this.opening = opening;
  }

  /** A file of the running task, which no other attempt writes. */
  static <T> TableOutput<T> ofTask(TablePlace place, EncodedTable table, Opening<T> opening) {
    TaskContext task = TaskContext.get();
    String name = "%s-%05d-%d".formatted(table.folder(), task.partitionId(), task.taskAttemptId());
    return new TableOutput<>(place, table, name, opening);
  }

  /** Writes a file without rows, on the driver. */
  static WrittenFile empty(TablePlace place, EncodedTable table) throws IOException {
    try (TableOutput<Row> output =
        new TableOutput<>(place, table, table.folder() + "-empty", TableFormat::rows)) {
      return output.finishEvenEmpty();
    }
  }

  void write(T row) throws IOException {
    try {
      open().writer().write(row);
    } catch (IOException | FSError failed) {
      throw cannotWrite(failed);
    }
    rows++;
  }

  /** The file, where it has rows. */
  Optional<WrittenFile> finish() throws IOException {
    return rows == 0 ? Optional.empty() : Optional.of(finishEvenEmpty());
  }

  /** The file, which has the table's columns even where it has no rows. */
  WrittenFile finishEvenEmpty() throws IOException {
    Opened<T> file;
    try {
      file = open();
      file.writer().close();
    } catch (IOException | FSError failed) {
      throw cannotWrite(failed);
    }
    finished = true;
    return new WrittenFile(table, name, rows, file.stream().getPos());
  }

  /** Hadoop's local file system has an error of its own for a full disk, without a path. */
  private IOException cannotWrite(Throwable failed) {
    return new IOException(
        "Cannot write %s: %s".formatted(place.directory(), failed.getMessage()), failed);
  }

  @Override
  public void close() throws IOException {
    if (opened == null || finished) {
      return;
    }
    try {
      opened.stream().close();
    } finally {
      attempts().remove(name);
    }
  }

  private Opened<T> open() throws IOException {
    Opened<T> file = opened;
    if (file == null) {
      FSDataOutputStream stream = attempts().create(name);
      file = new Opened<>(stream, opening.open(place.format(table), stream, place.hadoop()));
      opened = file;
    }
    return file;
  }

  private AttemptFiles attempts() {
    return place.attempts();
  }
}
