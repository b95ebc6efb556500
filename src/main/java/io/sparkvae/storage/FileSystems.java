package io.sparkvae.storage;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Finds the file system of a path. */
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
}
