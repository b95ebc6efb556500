package io.sparkvae.encoding.parquet;

import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.spark.sql.types.StructType;

/** A file of a table, to read. */
public record TableFile(Path path, Configuration hadoop) {

  /** Takes one row. */
  @FunctionalInterface
  public interface Reader {
    void take(Group row) throws IOException;
  }

  /** Reads these columns of all rows. */
  public void read(StructType columns, Reader reader) throws IOException {
    Configuration projected = new Configuration(hadoop);
    projected.set(ReadSupport.PARQUET_READ_SCHEMA, ParquetSchema.of(columns).toString());
    try (ParquetReader<Group> rows =
        ParquetReader.builder(new GroupReadSupport(), path).withConf(projected).build()) {
      for (Group row = rows.read(); row != null; row = rows.read()) {
        reader.take(row);
      }
    }
  }

  /** Some columns of a table. */
  public static StructType columns(StructType table, String... names) {
    return new StructType(
        Arrays.stream(names)
            .map(name -> table.fields()[table.fieldIndex(name)])
            .toArray(org.apache.spark.sql.types.StructField[]::new));
  }
}
