package io.sparkvae.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.security.AccessControlException;

/** Finds the file system of a path and words its failures. */
final class FileSystems {

  private FileSystems() {}

  /** The file system of the path; the local one without the {@code .crc} files it would add. */
  static FileSystem of(Path path, Configuration hadoop) throws IOException {
    FileSystem files = path.getFileSystem(hadoop);
    return files instanceof LocalFileSystem ? LocalFiles.with(hadoop) : files;
  }

  static boolean isLocal(FileSystem files) {
    return files instanceof RawLocalFileSystem;
  }

  /** Why an operation failed, in words that say what to look at. */
  static String reason(IOException failure) {
    String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    if (failure instanceof AccessControlException
        || failure instanceof AccessDeniedException
        || message.toLowerCase(Locale.ROOT).contains("permission denied")) {
      return "permission denied";
    }
    if (failure instanceof ParentNotDirectoryException
        || message.contains("exists and is not a directory")) {
      return "its parent is a file";
    }
    if (failure instanceof FileNotFoundException) {
      return "no such file";
    }
    return failure.getClass().getSimpleName() + ": " + message;
  }
}
