package io.sparkvae.storage;

import io.sparkvae.config.Secrets;
import io.sparkvae.error.DataException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import org.apache.hadoop.conf.Configuration;
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

  /** A location as a person types it: a local one without its scheme, others without secrets. */
  public static String shown(URI location) {
    return "file".equals(location.getScheme())
        ? location.getPath()
        : Secrets.masked(location.toString());
  }

  /** The same of a Hadoop path. */
  public static String shown(Path path) {
    return "file".equals(path.toUri().getScheme())
        ? path.toUri().getPath()
        : Secrets.masked(path.toString());
  }

  /**
   * The corpus setting as a location with scheme.
   *
   * @throws DataException where the text is no path or its file system is unknown
   */
  public static URI ofCorpus(String path, Configuration hadoop) {
    Path given = of("image corpus", path);
    try {
      return given.getFileSystem(hadoop).makeQualified(given).toUri();
    } catch (IOException refused) {
      throw new DataException(
          "Cannot read corpus %s: %s (correct corpus.path)"
              .formatted(shown(given), IoFailure.reason(refused)),
          refused);
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
