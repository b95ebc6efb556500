package io.sparkvae.storage;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Files that task attempts write, each under a name of its own, and of which the driver keeps those
 * of the attempts whose results it accepted. They lie in a hidden folder of the output in the
 * making; keeping one renames it, and the folder goes with the rest. A late attempt cannot bring
 * the folder back: files are made only where their folder exists.
 */
public final class AttemptFiles {

  private static final String FOLDER = "_attempts";

  private final Path output;
  private final Configuration hadoop;

  /**
   * Names a place; touches nothing.
   *
   * @param output the directory in the making
   */
  public AttemptFiles(Path output, Configuration hadoop) {
    this.output = output;
    this.hadoop = hadoop;
  }

  /** Makes the folder, before the first attempt. */
  public void prepare() throws IOException {
    makeFolder(folder());
  }

  /** Where an attempt writes the file of that name. */
  public Path attempt(String name) {
    return new Path(folder(), name);
  }

  /** A new file for an attempt to fill. */
  public FSDataOutputStream create(String name) throws IOException {
    Path path = attempt(name);
    return FileSystems.of(path, hadoop).createFile(path).overwrite(false).build();
  }

  /** Removes a file that its attempt did not finish. */
  public void remove(String name) throws IOException {
    files().delete(attempt(name), false);
  }

  /** Makes a folder of the output for files to keep. */
  public void makeFolder(String name) throws IOException {
    makeFolder(new Path(output, name));
  }

  /**
   * Moves a finished file into a folder of the output.
   *
   * @param bytes its length as its writer told it
   */
  public void keep(String name, String folder, long bytes) throws IOException {
    Path kept = new Path(new Path(output, folder), name);
    if (!files().rename(attempt(name), kept)) {
      throw new IOException("the file system refused to rename " + attempt(name));
    }
    FileStatus status = files().getFileStatus(kept);
    if (status.getLen() != bytes) {
      throw new IOException(
          "%s has %d bytes, of which %d were written".formatted(kept, status.getLen(), bytes));
    }
  }

  /** Marks a folder as complete, for those who wait for what Hadoop's own committers leave. */
  public void mark(String folder) throws IOException {
    Path mark = new Path(new Path(output, folder), "_SUCCESS");
    files().createFile(mark).overwrite(false).build().close();
  }

  /** Removes every file that was not kept. */
  public void discard() throws IOException {
    files().delete(folder(), true);
  }

  private Path folder() {
    return new Path(output, FOLDER);
  }

  private FileSystem files() throws IOException {
    return FileSystems.of(output, hadoop);
  }

  private void makeFolder(Path path) throws IOException {
    if (!files().mkdirs(path)) {
      throw new IOException("the file system refused to make " + path);
    }
  }
}
