package io.sparkvae.encoding.parquet;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Takes rows apart for Parquet: texts, whole numbers, floats, {@code float[]} and instants. */
final class RowWriteSupport extends WriteSupport<Row> {

  // What SQL allows and every reader can show.
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private final MessageType schema;
  private final Map<String, String> facts;
  private @Nullable RecordConsumer consumer;

  /**
   * @param facts stored with the file
   */
  RowWriteSupport(MessageType schema, Map<String, String> facts) {
    this.schema = schema;
    this.facts = facts;
  }

  @Override
  public WriteContext init(Configuration hadoop) {
    return new WriteContext(schema, facts);
  }

  @Override
  public void prepareForWrite(RecordConsumer given) {
    consumer = given;
  }

  @Override
  public void write(Row row) {
    RecordConsumer out = Objects.requireNonNull(consumer);
    out.startMessage();
    for (int i = 0; i < schema.getFieldCount(); i++) {
      String name = schema.getFieldName(i);
      out.startField(name, i);
      write(name, row.get(i), out);
      out.endField(name, i);
    }
    out.endMessage();
  }

  private static void write(String name, Object value, RecordConsumer out) {
    if (value instanceof String text) {
      out.addBinary(Binary.fromString(text));
    } else if (value instanceof Long number) {
      out.addLong(number);
    } else if (value instanceof Integer number) {
      out.addInteger(number);
    } else if (value instanceof Float number) {
      out.addFloat(number);
    } else if (value instanceof Instant time) {
      out.addLong(micros(time));
    } else if (value instanceof float[] numbers) {
      write(numbers, out);
    } else {
      throw new IllegalArgumentException("column " + name + " cannot hold " + value);
    }
  }

  private static void write(float[] numbers, RecordConsumer out) {
    out.startGroup();
    if (numbers.length > 0) {
      out.startField("list", 0);
      for (float number : numbers) {
        out.startGroup();
        out.startField("element", 0);
        out.addFloat(number);
        out.endField("element", 0);
        out.endGroup();
      }
      out.endField("list", 0);
    }
    out.endGroup();
  }

  /**
   * A file system may claim any time; one beyond the years 1 to 9999 becomes their first or last.
   */
  private static long micros(Instant claimed) {
    Instant time = claimed.isBefore(FIRST) ? FIRST : claimed.isAfter(LAST) ? LAST : claimed;
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
  }
}
