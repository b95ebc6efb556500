package io.sparkvae.storage;

import io.sparkvae.error.DataException;
import java.nio.file.InvalidPathException;
import org.apache.hadoop.fs.Path;

/** A place that a person named, as a Hadoop path. */
public final class Location {

  private Location() {}

  /**
   * The path of a text such as {@code photos}, {@code /photos} or {@code s3a://bucket/photos}.
   *
   * @param kind what lies there, for the message
   * @throws DataException if the text is no path
   */
  public static Path of(String kind, String text) {
    try {
      return new Path(text);
    } catch (IllegalArgumentException noUri) {
      return local(kind, text, noUri);
    }
  }

  /** A relative local name such as {@code a:b}, which Hadoop takes for an address. */
  private static Path local(String kind, String text, IllegalArgumentException noUri) {
    try {
      if (!text.isBlank() && !text.contains("://")) {
        return new Path("file", null, java.nio.file.Path.of(text).toAbsolutePath().toString());
      }
    } catch (InvalidPathException noLocalName) {
      noUri.addSuppressed(noLocalName);
    }
    throw new DataException(
        "Cannot find %s \"%s\": it is no path (write /folder/name, or scheme://host/folder/name)"
            .formatted(kind, text),
        noUri);
  }
}
