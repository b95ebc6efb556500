package io.sparkvae.table;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * A column of one of our tables; none holds nulls.
 *
 * @param type as Spark names it
 * @param meaning one line, with its unit
 */
public record Column(String name, DataType type, String meaning) {

  StructField field() {
    return DataTypes.createStructField(name, type, false);
  }

  static Column text(String name, String meaning) {
    return new Column(name, DataTypes.StringType, meaning);
  }

  static Column time(String name, String meaning) {
    return new Column(name, DataTypes.TimestampType, meaning);
  }

  static Column whole(String name, String meaning) {
    return new Column(name, DataTypes.IntegerType, meaning);
  }

  static Column large(String name, String meaning) {
    return new Column(name, DataTypes.LongType, meaning);
  }

  static Column number(String name, String meaning) {
    return new Column(name, DataTypes.FloatType, meaning);
  }

  static Column numbers(String name, String meaning) {
    return new Column(name, DataTypes.createArrayType(DataTypes.FloatType, false), meaning);
  }
}
