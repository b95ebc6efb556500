package io.sparkvae.encoding;

import io.sparkvae.encoding.parquet.TableFormat;
import java.io.IOException;
import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/**
 * Writes the rows of one partition, on executors, into a file of each table that has any of them.
 * Serialises where to.
 */
record WriteTables(TablePlace place) implements FlatMapFunction<Iterator<EncodedRow>, WrittenFile> {

  @Override
  public Iterator<WrittenFile> call(Iterator<EncodedRow> rows) throws IOException {
    try (TableOutput<Row> latents =
            TableOutput.ofTask(place, EncodedTable.LATENTS, TableFormat::rows);
        TableOutput<Row> quarantine =
            TableOutput.ofTask(place, EncodedTable.QUARANTINE, TableFormat::rows)) {
      while (rows.hasNext()) {
        EncodedRow row = rows.next();
        (row.table() == EncodedTable.LATENTS ? latents : quarantine).write(row.row());
      }
      return Stream.of(latents.finish(), quarantine.finish())
          .flatMap(file -> file.stream())
          .iterator();
    }
  }
}
