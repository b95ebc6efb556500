package io.sparkvae.study;

import io.sparkvae.training.schedule.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;

/**
 * The trainings of a study, by number of replicas. One replica has nothing to average and learns
 * the same whatever the frequency, bit for bit, so it is trained once, with the fewest rounds.
 *
 * @param runs those of one number of replicas follow one another
 */
record StudyPlan(List<StudyRun> runs) {

  StudyPlan {
    runs = List.copyOf(runs);
  }

  /**
   * The plan that these settings ask for.
   *
   * @param training what all trainings share
   * @param folder where their checkpoints go
   */
  static StudyPlan of(StudySettings study, TrainingSettings training, Path folder) {
    List<StudyRun> runs = new ArrayList<>();
    List<Averaging> all = study.averagings();
    List<Averaging> once = List.of(study.fewestRounds());
    for (int replicas : study.replicas()) {
      for (Averaging averaging : replicas == 1 ? once : all) {
        String name = StudyRun.fileName(averaging.label(), replicas);
        TrainingSettings settings =
            SettingsVariant.of(averaging.applied(training, replicas))
                .output(new Path(folder, name).toString())
                .made();
        runs.add(new StudyRun(averaging.label(), replicas, settings));
      }
    }
    return new StudyPlan(runs);
  }

  /** Numbers of replicas in the order of the runs. */
  List<Integer> replicas() {
    return runs.stream().map(StudyRun::replicas).distinct().toList();
  }

  /** The runs with that many replicas. */
  List<StudyRun> with(int replicas) {
    return runs.stream().filter(run -> run.replicas() == replicas).toList();
  }
}
