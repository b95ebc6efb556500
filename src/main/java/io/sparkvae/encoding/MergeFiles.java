package io.sparkvae.encoding;

import io.sparkvae.encoding.parquet.TableFormat;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Writes the rows of several files of a table into one, on executors. Serialises where to. */
record MergeFiles(TablePlace place, EncodedTable table)
    implements FlatMapFunction<Iterator<WrittenFile>, WrittenFile> {

  @Override
  public Iterator<WrittenFile> call(Iterator<WrittenFile> files) throws IOException {
    try (TableOutput<Group> merged = TableOutput.ofTask(place, table, TableFormat::groups)) {
      while (files.hasNext()) {
        place.accepted(files.next()).read(place.format(table).columns(), merged::write);
      }
      Optional<WrittenFile> file = merged.finish();
      return file.stream().iterator();
    }
  }
}
