package io.sparkvae.api;

import io.sparkvae.config.Settings;
import io.sparkvae.config.SettingsReader;
import io.sparkvae.study.StudySettings;

/**
 * What to compare in a study of the cost of averaging, checked.
 *
 * @param common what all trainings of the study share
 * @param study which trainings it compares
 */
public record StudyRequest(TrainRequest common, StudySettings study) {

  /**
   * Reads the groups {@code corpus}, {@code image}, {@code model}, {@code training} and {@code
   * study}.
   *
   * @throws io.sparkvae.error.SettingsException with every problem found
   */
  public static StudyRequest of(Settings settings) {
    return settings.read(StudyRequest::of);
  }

  /** The same as part of a larger reading, which reports the problems of all its parts at once. */
  public static StudyRequest of(SettingsReader root) {
    TrainRequest common = TrainRequest.withoutOutput(root);
    StudySettings.check(root, common.corpus(), common.training());
    return new StudyRequest(common, StudySettings.from(root.group("study")));
  }
}
