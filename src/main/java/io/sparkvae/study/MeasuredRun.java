package io.sparkvae.study;

import io.sparkvae.corpus.ShardedCorpus;
import io.sparkvae.training.LearningRateSchedule;
import io.sparkvae.training.TrainingSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of one training; written to and read from JSON as it is.
 *
 * @param images what it was trained on and scored by
 * @param epochs one point an epoch; none where it diverged
 * @param divergence the message of a training that diverged
 */
record MeasuredRun(
    Recipe recipe, Images images, List<EpochPoint> epochs, @Nullable String divergence) {

  MeasuredRun {
    epochs = List.copyOf(epochs);
  }

  /**
   * In what the trainings of a study differ.
   *
   * @param averagingFrequency minibatches between two averagings; null for those of an epoch
   */
  record Recipe(
      int replicas,
      String averaging,
      int batchSizePerWorker,
      @Nullable Integer averagingFrequency,
      double learningRate,
      int learningRateWarmupIterations,
      String learningRateSchedule,
      int epochs) {

    static Recipe of(StudyRun run) {
      TrainingSettings training = run.training();
      LearningRateSchedule rate = training.learningRate();
      int frequency = training.cadence().averagingFrequency();
      return new Recipe(
          run.replicas(),
          run.averaging(),
          training.cadence().batchSizePerWorker(),
          frequency == Integer.MAX_VALUE ? null : frequency,
          rate.rate(),
          rate.warmupIterations(),
          rate.shape().name().toLowerCase(Locale.ROOT),
          training.epochs());
    }
  }

  /** Counts of images, and what identifies them. */
  record Images(long training, long heldOut, long unreadable, String fingerprint) {

    static Images of(ShardedCorpus corpus) {
      return new Images(
          corpus.trainingImages(),
          corpus.validationImages(),
          corpus.unreadable(),
          corpus.fingerprint());
    }
  }

  int replicas() {
    return recipe.replicas();
  }

  String averaging() {
    return recipe.averaging();
  }

  /** The point after the last epoch; empty where the training diverged. */
  Optional<EpochPoint> end() {
    return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
  }

  /** Held-out negative ELBO after the last epoch. */
  Optional<Double> negativeElbo() {
    return end().map(EpochPoint::validationNegativeElbo);
  }

  /** Training images a second over all epochs. */
  Optional<Double> imagesPerSecond() {
    return end().map(end -> end.images() / end.seconds());
  }
}
