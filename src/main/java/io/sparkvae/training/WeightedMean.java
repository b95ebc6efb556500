package io.sparkvae.training;

import io.sparkvae.vae.TrainingState;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The mean of states weighted by the images behind them, Σ nᵢ·wᵢ / Σ nᵢ, for parameters and moments
 * alike. It is formed as a running mean, m ← m − (m − wᵢ)·nᵢ/Nᵢ with Nᵢ the images so far (West
 * 1979), so that identical states average to themselves, bit for bit, and a mean of means is formed
 * the same way. Summands are taken in the order given, never in order of arrival. The iteration
 * count is the largest: a replica short of images has fewer minibatches, and Adam's bias correction
 * has to fit those that went on.
 */
final class WeightedMean {

  /** Values averaged at a time: the buffers stay in the second-level cache. */
  private static final int CHUNK = 8192;

  /** Chunks that one task averages. */
  private static final int STRIPE = 16 * CHUNK;

  private WeightedMean() {}

  /**
   * The mean.
   *
   * @param overwritten a state whose arrays receive it; no longer valid afterwards
   */
  static TrainingState of(List<? extends Summand> summands, TrainingState overwritten) {
    int values = overwritten.parameters().length + overwritten.moments().length;
    // Stripes are independent of each other, so that threads change nothing but the time.
    IntStream.range(0, (values + STRIPE - 1) / STRIPE)
        .parallel()
        .map(stripe -> stripe * STRIPE)
        .forEach(from -> write(summands, from, Math.min(from + STRIPE, values), overwritten));
    return overwritten.at(iteration(summands));
  }

  /** One node of the tree: the mean of its children, which weighs as many images as they do. */
  static Summand node(List<Summand> children) {
    if (children.size() == 1) {
      return children.get(0);
    }
    TrainingState mean = of(children, TrainingState.blank(children.get(0).parameters()));
    return Summand.Single.of(children.get(0).ticket(), mean, images(children));
  }

  private static void write(
      List<? extends Summand> summands, int begin, int end, TrainingState target) {
    float[] mean = new float[CHUNK];
    int parameters = target.parameters().length;
    for (int from = begin; from < end; from += CHUNK) {
      int count = Math.min(CHUNK, end - from);
      copy(summands, from, count, mean);
      int split = Math.max(0, Math.min(count, parameters - from));
      if (split > 0) {
        System.arraycopy(mean, 0, target.parameters(), from, split);
      }
      if (split < count) {
        int at = from + split - parameters;
        System.arraycopy(mean, split, target.moments(), at, count - split);
      }
    }
  }

  /** Writes the mean of that many values from {@code from} on. */
  static void copy(List<? extends Summand> summands, int from, int count, float[] mean) {
    Summand first = summands.get(0);
    first.copy(from, count, mean);
    long images = first.images();
    float[] next = summands.size() > 1 ? new float[count] : mean;
    for (Summand summand : summands.subList(1, summands.size())) {
      images += summand.images();
      summand.copy(from, count, next);
      approach(mean, next, count, (float) ((double) summand.images() / images));
    }
  }

  /** Arrays with one common index: what the JIT compiler turns into vector instructions. */
  private static void approach(float[] mean, float[] next, int count, float share) {
    for (int i = 0; i < count; i++) {
      mean[i] -= (mean[i] - next[i]) * share;
    }
  }

  static long images(List<? extends Summand> summands) {
    return summands.stream().mapToLong(Summand::images).sum();
  }

  static int iteration(List<? extends Summand> summands) {
    return summands.stream().mapToInt(Summand::iteration).max().orElseThrow();
  }
}
