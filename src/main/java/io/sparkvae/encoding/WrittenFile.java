package io.sparkvae.encoding;

import java.io.Serializable;

/**
 * A file that a task attempt finished. Serialises its description to the driver, in a class that
 * Kryo too can carry.
 */
final class WrittenFile implements Serializable {

  private final EncodedTable table;
  private final String name;
  private final long rows;
  private final long bytes;

  WrittenFile(EncodedTable table, String name, long rows, long bytes) {
    this.table = table;
    this.name = name;
    this.rows = rows;
    this.bytes = bytes;
  }

  EncodedTable table() {
    return table;
  }

  String name() {
    return name;
  }

  /** As its writer counted them. */
  long rows() {
    return rows;
  }

  long bytes() {
    return bytes;
  }
}
