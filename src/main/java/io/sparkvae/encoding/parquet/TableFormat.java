package io.sparkvae.encoding.parquet;

import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.spark.package$;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * How the files of one table look. Nothing of it depends on the settings of a cluster, such as
 * Spark's legacy formats and rebased dates. Travels to executors.
 *
 * @param columns none of which may be null
 */
public record TableFormat(StructType columns, CompressionCodecName codec) implements Serializable {

  /** What a task holds in memory of a file before it writes it out. */
  private static final long ROW_GROUP_BYTES = 32L << 20;

  /** What file names end in. */
  public String ending() {
    return codec.getExtension() + ".parquet";
  }

  /** A writer of rows, whose values are in the order of the columns. */
  public ParquetWriter<Row> rows(FSDataOutputStream stream, Configuration hadoop)
      throws IOException {
    return with(new RowsBuilder(new StreamOutput(stream)), hadoop);
  }

  /** A writer of what {@link TableFile} reads. */
  public ParquetWriter<Group> groups(FSDataOutputStream stream, Configuration hadoop)
      throws IOException {
    OutputFile output = new StreamOutput(stream);
    return with(
        ExampleParquetWriter.builder(output)
            .withType(ParquetSchema.of(columns))
            .withExtraMetaData(facts()),
        hadoop);
  }

  /** With these Spark reads the columns as they were, and times without a calendar's shift. */
  private Map<String, String> facts() {
    return Map.of(
        "org.apache.spark.version",
        package$.MODULE$.SPARK_VERSION(),
        "org.apache.spark.sql.parquet.row.metadata",
        columns.json());
  }

  private <T> ParquetWriter<T> with(ParquetWriter.Builder<T, ?> builder, Configuration hadoop)
      throws IOException {
    for (StructField column : columns.fields()) {
      if (column.dataType() instanceof ArrayType) {
        // Vectors hardly repeat; Parquet need not look for what does.
        builder.withDictionaryEncoding(column.name() + ".list.element", false);
      }
    }
    return builder
        .withConf(hadoop)
        .withCompressionCodec(codec)
        .withRowGroupSize(ROW_GROUP_BYTES)
        .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
        .build();
  }

  private final class RowsBuilder extends ParquetWriter.Builder<Row, RowsBuilder> {

    RowsBuilder(OutputFile output) {
      super(output);
    }

    @Override
    protected RowsBuilder self() {
      return this;
    }

    @Override
    protected WriteSupport<Row> getWriteSupport(Configuration hadoop) {
      return new RowWriteSupport(ParquetSchema.of(columns), facts());
    }
  }
}
