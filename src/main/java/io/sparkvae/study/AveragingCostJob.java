package io.sparkvae.study;

import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.training.schedule.TrainingSettings;
import io.sparkvae.vae.spec.VaeSpec;

/**
 * What a study compares, on which images.
 *
 * @param training what all trainings share; replicas, frequency and output are the study's
 */
public record AveragingCostJob(
    StudySettings study,
    CorpusSettings corpus,
    ImageSettings image,
    VaeSpec spec,
    TrainingSettings training,
    StudyRecords records) {}
