package io.sparkvae.training.checkpoint;

import io.sparkvae.error.DataException;
import io.sparkvae.storage.IoFailure;
import io.sparkvae.storage.Location;
import io.sparkvae.storage.StoredFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of one training: the last two, in a directory beside the bundle, on any Hadoop
 * file system. Each is written under a temporary name, then renamed.
 */
public final class CheckpointStore {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointStore.class);
  private static final Pattern NAME = Pattern.compile("checkpoint-\\d{9}-\\d{9}");
  private static final int KEPT = 2;

  private final Path directory;
  private final FileSystem files;
  private final Configuration hadoop;

  /**
   * @param output directory of the bundle; checkpoints stand in {@code <output>.checkpoints}
   */
  public CheckpointStore(String output, Configuration hadoop) {
    this.directory = directory(output);
    this.hadoop = hadoop;
    try {
      this.files = directory.getFileSystem(hadoop);
    } catch (IOException e) {
      throw new DataException("Cannot reach %s: %s".formatted(directory, IoFailure.reason(e)), e);
    }
  }

  /** Where the checkpoints of a training with that output are. */
  public static Path directory(String output) {
    return Location.of("model bundle", output).suffix(".checkpoints");
  }

  public Path directory() {
    return directory;
  }

  /** Writes a checkpoint, then removes all but the last two. */
  public void save(Checkpoint checkpoint) {
    TrainingProgress progress = checkpoint.progress();
    String name = "checkpoint-%09d-%09d".formatted(progress.epoch(), progress.round());
    new StoredFile("checkpoint", new Path(directory, name), hadoop)
        .write(out -> CheckpointFile.write(out, checkpoint));
    try {
      List<Path> older = newestFirst();
      for (Path old : older.subList(Math.min(KEPT, older.size()), older.size())) {
        files.delete(old, false);
      }
    } catch (IOException e) {
      throw new DataException(
          "Cannot remove old checkpoints in %s: %s (check the folder and its permissions)"
              .formatted(directory, IoFailure.reason(e)),
          e);
    }
  }

  /** The newest whole checkpoint; torn ones are skipped with a warning. */
  public Optional<Checkpoint> newest() {
    try {
      for (Path path : newestFirst()) {
        Optional<Checkpoint> checkpoint = CheckpointFile.read(files, path);
        if (checkpoint.isPresent()) {
          return checkpoint;
        }
        LOG.warn("Checkpoint {} is not whole: the one before it is used", path);
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new DataException(
          "Cannot read the checkpoints in %s: %s (make them readable, or remove the folder)"
              .formatted(directory, IoFailure.reason(e)),
          e);
    }
  }

  /** Removes every checkpoint. */
  public void remove() {
    try {
      files.delete(directory, true);
    } catch (IOException e) {
      throw new DataException(
          "Cannot remove %s: %s (remove it by hand)".formatted(directory, IoFailure.reason(e)), e);
    }
  }

  private List<Path> newestFirst() throws IOException {
    List<Path> paths = new ArrayList<>();
    try {
      for (FileStatus status : files.listStatus(directory)) {
        if (NAME.matcher(status.getPath().getName()).matches()) {
          paths.add(status.getPath());
        }
      }
    } catch (FileNotFoundException none) {
      return List.of();
    }
    paths.sort(Comparator.comparing(Path::getName).reversed());
    return paths;
  }
}
