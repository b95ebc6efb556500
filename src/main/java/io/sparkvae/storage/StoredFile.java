package io.sparkvae.storage;

import io.sparkvae.error.DataException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * One file on any Hadoop file system, read and written as a whole: a reader finds the old content,
 * the new content or no file, never half of one. Where the store renames by copying, as S3 does,
 * the same holds because an object appears only when its upload is complete.
 */
public final class StoredFile {

  /** Fills a file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Takes what it needs of a file. */
  @FunctionalInterface
  public interface Reading<T> {
    T from(InputStream in) throws IOException;
  }

  private final String kind;
  private final Path path;
  private final Configuration hadoop;

  /**
   * Names a file; touches nothing.
   *
   * @param kind what it is, for messages, such as {@code settings file}
   */
  public StoredFile(String kind, Path path, Configuration hadoop) {
    this.kind = kind;
    this.path = path;
    this.hadoop = hadoop;
  }

  public Path path() {
    return path;
  }

  public boolean exists() {
    try {
      return FileSystems.of(path, hadoop).exists(path);
    } catch (IOException failure) {
      throw unreadable(failure);
    }
  }

  /** Its size in bytes. */
  public long length() {
    try {
      return FileSystems.of(path, hadoop).getFileStatus(path).getLen();
    } catch (IOException failure) {
      throw unreadable(failure);
    }
  }

  /** The content as UTF-8. */
  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /**
   * The content as UTF-8, of a file that somebody else may have made.
   *
   * @throws DataException where it takes more bytes, or cannot be read
   */
  public String text(int maxBytes) {
    byte[] bytes = read(in -> in.readNBytes(maxBytes + 1));
    if (bytes.length > maxBytes) {
      throw new DataException(
          "Cannot read %s %s: it is larger than %d bytes (name another)"
              .formatted(kind, Location.shown(path), maxBytes));
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * The content.
   *
   * @throws DataException if there is none or it cannot be read
   */
  public byte[] bytes() {
    return read(InputStream::readAllBytes);
  }

  /** SHA-256 of the content in hexadecimal. */
  public String sha256() {
    return read(Sha256::hex);
  }

  /**
   * What is taken from the content; the stream is closed then.
   *
   * @throws DataException if there is none or it cannot be read
   */
  public <T> T read(Reading<T> reading) {
    try {
      FileSystem files = FileSystems.of(path, hadoop);
      if (files.getFileStatus(path).isDirectory()) {
        throw new DataException(
            "Cannot read %s %s: it is a folder (name a file)"
                .formatted(kind, Location.shown(path)));
      }
      try (InputStream in = files.open(path)) {
        return reading.from(in);
      }
    } catch (IOException failure) {
      throw unreadable(failure);
    }
  }

  /** Replaces the content by this text in UTF-8. */
  public void write(String text) {
    write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Replaces the content, through a temporary file beside it.
   *
   * @throws DataException if the place cannot be written to
   */
  public void write(Content content) {
    Path temporary = TemporaryName.fresh(path.getName()).beside(path);
    try {
      FileSystem files = FileSystems.of(path, hadoop);
      try {
        try (OutputStream out = new BufferedOutputStream(files.create(temporary, true))) {
          content.writeTo(out);
        }
        replace(files, temporary);
      } finally {
        files.delete(temporary, false);
      }
    } catch (IOException failure) {
      throw new DataException(
          "Cannot write %s %s: %s (check the folder and its permissions)"
              .formatted(kind, Location.shown(path), IoFailure.reason(failure)),
          failure);
    }
  }

  private void replace(FileSystem files, Path temporary) throws IOException {
    if (FileSystems.isLocal(files)) {
      Files.move(
          Paths.get(files.makeQualified(temporary).toUri()),
          Paths.get(files.makeQualified(path).toUri()),
          StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    // HDFS renames onto nothing only; between the two a reader finds no file, which is allowed.
    files.delete(path, false);
    if (!files.rename(temporary, path)) {
      throw new IOException("the file system refused to rename " + temporary);
    }
  }

  private DataException unreadable(IOException failure) {
    return new DataException(
        "Cannot read %s %s: %s (check the path and its permissions)"
            .formatted(kind, Location.shown(path), IoFailure.reason(failure)),
        failure);
  }
}
