package io.sparkvae.study;

import io.sparkvae.training.schedule.TrainingSettings;
import java.util.Locale;

/**
 * One training of a study.
 *
 * @param averaging label of the way of averaging
 * @param replicas model copies, K
 * @param training its settings, with a place of its own for checkpoints
 */
record StudyRun(String averaging, int replicas, TrainingSettings training) {

  /** For people, such as {@code K = 4, averaged every 10}. */
  String label() {
    return "K = %d, averaged %s".formatted(replicas, averaging);
  }

  /** For files, such as {@code k4-every-10}. */
  static String fileName(String averaging, int replicas) {
    return "k%d-%s".formatted(replicas, averaging.toLowerCase(Locale.ROOT).replace(' ', '-'));
  }

  String fileName() {
    return fileName(averaging, replicas);
  }
}
