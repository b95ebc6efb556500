package io.sparkvae.storage;

import io.sparkvae.error.DataException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A directory that is written under a hidden name beside its target and then renamed: a reader
 * finds it whole or not at all. {@link #close} discards what was not published. On stores whose
 * rename copies file by file, such as S3, the rename is not one step; there the last file a reader
 * needs tells whether the directory is whole.
 */
public final class StagedDirectory implements AutoCloseable {

  private final OutputKind kind;
  private final Path target;
  private final Path temporary;
  private final FileSystem files;
  private boolean published;

  private StagedDirectory(OutputKind kind, Path target, Path temporary, FileSystem files) {
    this.kind = kind;
    this.target = target;
    this.temporary = temporary;
    this.files = files;
  }

  /**
   * Makes the hidden directory, and removes those that killed runs left for the same target.
   *
   * @throws DataException if the target exists or its parent cannot be written to
   */
  public static StagedDirectory stage(OutputKind kind, Path target, Configuration hadoop) {
    try {
      FileSystem files = FileSystems.of(target, hadoop);
      Path whole = files.makeQualified(target);
      refuseExisting(kind, whole, files);
      Path temporary = TemporaryName.fresh(whole.getName()).beside(whole);
      if (!files.mkdirs(temporary)) {
        throw new AccessDeniedException(temporary.toString());
      }
      removeAbandoned(whole, files);
      return new StagedDirectory(kind, whole, temporary, files);
    } catch (IOException failure) {
      throw unwritable(kind, target, failure);
    }
  }

  /** Where to write until {@link #publish}. */
  public Path path() {
    return temporary;
  }

  /** Where a reader will find it. */
  public Path target() {
    return target;
  }

  /**
   * Renames the directory to its target.
   *
   * @throws DataException if the target has come into being meanwhile
   */
  public void publish() {
    try {
      refuseExisting(kind, target, files);
      if (FileSystems.isLocal(files)) {
        CrcSidecars.removeBelow(Paths.get(temporary.toUri()));
        Files.move(
            Paths.get(temporary.toUri()),
            Paths.get(target.toUri()),
            StandardCopyOption.ATOMIC_MOVE);
      } else if (!files.rename(temporary, target)) {
        throw new IOException("the file system refused to rename " + temporary);
      }
      published = true;
    } catch (IOException failure) {
      throw unwritable(kind, target, failure);
    }
  }

  /** Removes what was written, unless it was published. */
  @Override
  public void close() {
    try {
      if (!published) {
        files.delete(temporary, true);
      }
    } catch (IOException failure) {
      throw new DataException(
          "Cannot remove the unfinished %s %s: %s (remove it by hand)"
              .formatted(kind.name(), temporary, IoFailure.reason(failure)),
          failure);
    }
  }

  private static void refuseExisting(OutputKind kind, Path target, FileSystem files)
      throws IOException {
    if (files.exists(target)) {
      throw new DataException(
          "Cannot write %s %s: it exists already (choose another %s or remove it)"
              .formatted(kind.name(), Location.shown(target), kind.key()));
    }
  }

  private static void removeAbandoned(Path target, FileSystem files) throws IOException {
    for (FileStatus sibling : files.listStatus(target.getParent())) {
      boolean abandoned =
          TemporaryName.parse(sibling.getPath().getName())
              .filter(name -> name.target().equals(target.getName()) && name.isAbandoned())
              .isPresent();
      if (abandoned) {
        files.delete(sibling.getPath(), true);
      }
    }
  }

  private static DataException unwritable(OutputKind kind, Path target, IOException failure) {
    return new DataException(
        "Cannot write %s %s: %s (choose another %s)"
            .formatted(kind.name(), Location.shown(target), IoFailure.reason(failure), kind.key()),
        failure);
  }
}
