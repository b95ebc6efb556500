package io.sparkvae.job;

import io.sparkvae.storage.Location;
import io.sparkvae.storage.StoredFile;
import io.sparkvae.training.VaeTraining;
import io.sparkvae.training.schedule.TrainingSettings;
import io.sparkvae.training.schedule.TrainingSettings.Resume;
import org.apache.hadoop.fs.Path;

/** What an interrupted training has kept, in one line. */
final class InterruptedTraining {

  private InterruptedTraining() {}

  static String line(TrainingSettings training) {
    Path folder = VaeTraining.checkpoints(training.output().orElseThrow());
    if (!new StoredFile("checkpoints", folder, HadoopSettings.ofLauncher()).exists()) {
      return "Interrupted before the first checkpoint: run the same command again to start over";
    }
    String next =
        training.persistence().resume() == Resume.AUTO
            ? "run the same command again to resume from it"
            : "run the same command with training.resume = auto to resume from it";
    return "Interrupted: the last checkpoint is in %s; %s".formatted(Location.shown(folder), next);
  }
}
