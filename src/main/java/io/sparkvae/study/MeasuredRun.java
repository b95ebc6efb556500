package io.sparkvae.study;

import io.sparkvae.corpus.shard.ShardedCorpus;
import java.util.List;
import java.util.Map;
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
   * @param pace minibatches, rounds and step size as the training resolved them, by the names of
   *     their settings; empty where it diverged
   */
  record Recipe(int replicas, String averaging, int epochs, Map<String, String> pace) {

    /** The entry of that name, where the training came to its end. */
    Optional<String> pace(String name) {
      return Optional.ofNullable(pace.get(name));
    }
  }

  /** Counts of images, and what identifies them. */
  record Images(long training, long heldOut, long unreadable, String fingerprint) {

    public static Images of(ShardedCorpus corpus) {
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
