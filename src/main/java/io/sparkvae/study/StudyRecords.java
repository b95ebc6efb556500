package io.sparkvae.study;

import java.util.Map;
import java.util.Optional;

/**
 * What is kept beside the results of a study, and what tells its finished runs from others.
 *
 * @param settings all settings as text, written to {@code settings.conf}; empty writes no file
 * @param fingerprint of the settings that all trainings share: a study that was killed resumes from
 *     the finished runs of the same fingerprint; empty resumes from none
 * @param provenance software and processor, added to the protocol
 */
public record StudyRecords(
    Optional<String> settings, Optional<String> fingerprint, Map<String, String> provenance) {

  /** Nothing but the results. */
  public static final StudyRecords NONE =
      new StudyRecords(Optional.empty(), Optional.empty(), Map.of());
}
