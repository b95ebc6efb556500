package io.sparkvae.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkvae.error.DataException;
import io.sparkvae.storage.IoFailure;
import io.sparkvae.storage.StoredFile;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The runs of a study that is not finished, one JSON file each, and the checkpoints of the run that
 * goes on. They lie beside the study in {@code <output>.runs}, so that a study that was killed goes
 * on from there; runs of other settings have a folder of their own and are not seen.
 */
final class FinishedRuns {

  private final Path all;
  private final Path folder;
  private final Configuration hadoop;

  /**
   * The runs of one study.
   *
   * @param settings what identifies everything that its runs share
   */
  FinishedRuns(Path output, String settings, Configuration hadoop) {
    this.all = output.suffix(".runs");
    this.folder = new Path(all, settings);
    this.hadoop = hadoop;
  }

  /** Where checkpoints of runs go. */
  Path folder() {
    return folder;
  }

  /** What came of a run that an earlier start has finished. */
  Optional<MeasuredRun> find(StudyRun run) {
    StoredFile file = file(run);
    if (!file.exists()) {
      return Optional.empty();
    }
    try {
      return Optional.of(StudyJson.run(file.text()));
    } catch (JsonProcessingException damaged) {
      throw new DataException(
          "Cannot read finished run %s: it is no JSON of a run (remove it)".formatted(file.path()),
          damaged);
    }
  }

  void save(StudyRun run, MeasuredRun measured) {
    file(run).write(StudyJson.of(measured));
  }

  /** Removes all that a published study needs no more. */
  void remove() {
    try {
      all.getFileSystem(hadoop).delete(all, true);
    } catch (IOException failure) {
      throw new DataException(
          "Cannot remove %s: %s (remove it by hand)".formatted(all, IoFailure.reason(failure)),
          failure);
    }
  }

  private StoredFile file(StudyRun run) {
    return new StoredFile("finished run", new Path(folder, run.fileName() + ".json"), hadoop);
  }
}
