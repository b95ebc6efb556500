package io.sparkvae.encoding;

import org.apache.spark.sql.Row;

/** What encoding says of one image: the values of a row, in the order of the table's columns. */
record EncodedRow(EncodedTable table, Row row) {}
