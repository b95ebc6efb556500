package io.sparkvae.study;

import io.sparkvae.image.ImageSettings;
import io.sparkvae.source.CorpusSettings;
import io.sparkvae.training.schedule.TrainingSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.Map;

/**
 * What to compare, on what.
 *
 * @param training what all trainings share; replicas, frequency and output are the study's
 */
public record AveragingCostJob(
    StudySettings study,
    CorpusSettings corpus,
    ImageSettings image,
    VaeSpec spec,
    TrainingSettings training,
    Papers papers) {

  /**
   * What the study says of itself.
   *
   * @param settings all settings of the command as text, stored beside the numbers
   * @param fingerprint of the settings that all trainings share
   * @param provenance software and processor
   */
  public record Papers(String settings, String fingerprint, Map<String, String> provenance) {}
}
