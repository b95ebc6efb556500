package io.sparkvae.encoding;

import io.sparkvae.cluster.ShippedConfiguration;
import io.sparkvae.encoding.parquet.TableFile;
import io.sparkvae.encoding.parquet.TableFormat;
import io.sparkvae.storage.AttemptFiles;
import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/**
 * Where the two tables come into being, and in what format. Serialises the directory, the formats
 * and a handle to the broadcast configuration.
 */
record TablePlace(
    String directory,
    Broadcast<ShippedConfiguration> configuration,
    TableFormat latents,
    TableFormat quarantine)
    implements Serializable {

  TableFormat format(EncodedTable table) {
    return table == EncodedTable.LATENTS ? latents : quarantine;
  }

  Configuration hadoop() {
    return configuration.value().configuration();
  }

  AttemptFiles attempts() {
    return new AttemptFiles(new Path(directory), hadoop());
  }

  /** A file that was accepted but not yet kept. */
  TableFile accepted(WrittenFile file) {
    return new TableFile(attempts().attempt(file.name()), hadoop());
  }

  /** A file of the running task, which no other attempt writes. */
  <T> TableOutput<T> output(EncodedTable table, TableOutput.Opening<T> opening) {
    TaskContext task = TaskContext.get();
    String name = "%s-%05d-%d".formatted(table.folder(), task.partitionId(), task.taskAttemptId());
    return new TableOutput<>(this, table, name, opening);
  }

  /** A file without rows, which the driver writes. */
  WrittenFile empty(EncodedTable table) throws IOException {
    try (TableOutput<Row> output =
        new TableOutput<>(this, table, table.folder() + "-empty", TableFormat::rows)) {
      return output.finishEvenEmpty();
    }
  }
}
