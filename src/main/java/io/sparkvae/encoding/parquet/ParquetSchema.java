package io.sparkvae.encoding.parquet;

import java.util.Arrays;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Columns as Parquet names them. It is what Spark writes by default but for times, which are
 * microseconds: Spark's own default, INT96, is deprecated and comes out as nanoseconds elsewhere.
 */
final class ParquetSchema {

  private static final DataType FLOATS = DataTypes.createArrayType(DataTypes.FloatType, false);

  private ParquetSchema() {}

  static MessageType of(StructType columns) {
    return new MessageType(
        "spark_schema", Arrays.stream(columns.fields()).map(ParquetSchema::column).toList());
  }

  private static Type column(StructField column) {
    if (column.nullable()) {
      throw new IllegalArgumentException("column " + column.name() + " may be null");
    }
    DataType type = column.dataType();
    if (type.equals(FLOATS)) {
      return Types.requiredList().requiredElement(PrimitiveTypeName.FLOAT).named(column.name());
    }
    if (type.equals(DataTypes.StringType)) {
      return Types.required(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named(column.name());
    }
    if (type.equals(DataTypes.TimestampType)) {
      return Types.required(PrimitiveTypeName.INT64)
          .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
          .named(column.name());
    }
    return Types.required(number(type)).named(column.name());
  }

  private static PrimitiveTypeName number(DataType type) {
    if (type.equals(DataTypes.LongType)) {
      return PrimitiveTypeName.INT64;
    }
    if (type.equals(DataTypes.IntegerType)) {
      return PrimitiveTypeName.INT32;
    }
    if (type.equals(DataTypes.FloatType)) {
      return PrimitiveTypeName.FLOAT;
    }
    throw new IllegalArgumentException("no column has type " + type);
  }
}
