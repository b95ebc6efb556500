package io.sparkvae.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FsConstants;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The local file system without {@code .crc} files, which sets permissions through the JDK. Without
 * its native library Hadoop starts the program {@code chmod} for every file and folder it makes.
 */
final class LocalFiles extends RawLocalFileSystem {

  static LocalFiles with(Configuration hadoop) throws IOException {
    LocalFiles files = new LocalFiles();
    files.initialize(FsConstants.LOCAL_FS_URI, hadoop);
    return files;
  }

  @Override
  public void setPermission(Path path, FsPermission permission) throws IOException {
    java.nio.file.Path file = Paths.get(makeQualified(path).toUri());
    if (permission.getStickyBit() || !Files.getFileStore(file).supportsFileAttributeView("posix")) {
      super.setPermission(path, permission);
      return;
    }
    String bits =
        permission.getUserAction().SYMBOL
            + permission.getGroupAction().SYMBOL
            + permission.getOtherAction().SYMBOL;
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(bits));
  }
}
