package io.sparkvae.study;

import io.sparkvae.corpus.shard.ShardedCorpus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one training reached; written to and read from JSON as it is.
 *
 * @param images what it was trained on and scored by
 * @param epochs one point per epoch; none if it diverged
 * @param divergence the message of a training that diverged
 */
public record MeasuredRun(
    Recipe recipe, Images images, List<EpochPoint> epochs, @Nullable String divergence) {

  public MeasuredRun {
    epochs = List.copyOf(epochs);
  }

  /**
   * In what the trainings of a study differ.
   *
   * @param pace minibatches, rounds and step size as the training resolved them, by the names of
   *     their settings; empty if it diverged
   */
  public record Recipe(int replicas, String averaging, int epochs, Map<String, String> pace) {

    /** The entry of that name, if the training came to its end. */
    public Optional<String> pace(String name) {
      return Optional.ofNullable(pace.get(name));
    }
  }

  /** Counts of images, and what identifies them. */
  public record Images(long training, long heldOut, long unreadable, String fingerprint) {

    static Images of(ShardedCorpus corpus) {
      return new Images(
          corpus.trainingImages(),
          corpus.validationImages(),
          corpus.unreadable(),
          corpus.fingerprint());
    }
  }

  /** Model copies, K. */
  public int replicas() {
    return recipe.replicas();
  }

  /** The label of the way of averaging. */
  public String averaging() {
    return recipe.averaging();
  }

  /** The point after the last epoch; empty if the training diverged. */
  public Optional<EpochPoint> end() {
    return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
  }

  /** Held-out negative ELBO after the last epoch. */
  public Optional<Double> negativeElbo() {
    return end().map(EpochPoint::validationNegativeElbo);
  }

  /** Training images per second over all epochs. */
  public Optional<Double> imagesPerSecond() {
    return end().map(end -> end.images() / end.seconds());
  }
}
