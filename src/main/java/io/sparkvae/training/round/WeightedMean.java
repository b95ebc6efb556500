package io.sparkvae.training.round;

import io.sparkvae.vae.TrainingState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The mean of states weighted by the images behind them, Σ nᵢ·wᵢ / Σ nᵢ, for parameters and moments
 * alike. It is formed as a running mean, m ← m − (m − wᵢ)·nᵢ/Nᵢ with Nᵢ the images so far (West
 * 1979), so that identical states average to themselves, bit for bit, and a mean of means is formed
 * the same way. Summands are taken in the order given, never in order of arrival. The iteration
 * count is the largest: a replica short of images has fewer minibatches, and Adam's bias correction
 * has to fit those that went on.
 */
final class WeightedMean {

  /** Values averaged at a time: the mean stays in the first-level cache between summands. */
  private static final int CHUNK = 4096;

  /** Chunks that one thread averages at a time. */
  private static final int STRIPE = 32;

  /** States in which the means of groups are formed, a state a level of the tree; made once. */
  private final List<TrainingState> scratch = new ArrayList<>();

  /** Some of a state's values. Parameters and moments have positions of their own. */
  record Stretch(boolean moments, int from, int to) {

    /** The array of a state that they stand in. */
    float[] of(TrainingState state) {
      return moments ? state.moments() : state.parameters();
    }

    private Stream<Stretch> cut(int length) {
      return IntStream.iterate(from, at -> at < to, at -> at + length)
          .mapToObj(at -> new Stretch(moments, at, Math.min(at + length, to)));
    }
  }

  /**
   * The mean. Not for several threads at once.
   *
   * @param overwritten a state whose arrays receive it; no longer valid afterwards
   */
  TrainingState of(List<? extends WeightedState> summands, TrainingState overwritten) {
    int parameters = overwritten.parameters().length;
    int levels = summands.stream().mapToInt(WeightedState::levels).max().orElseThrow();
    while (scratch.size() < levels) {
      scratch.add(TrainingState.blank(parameters));
    }
    Stretch moments = new Stretch(true, 0, overwritten.moments().length);
    // Stripes are independent of each other, so that threads change nothing but the time.
    Stream.of(new Stretch(false, 0, parameters), moments)
        .flatMap(all -> all.cut(STRIPE * CHUNK))
        .toList()
        .parallelStream()
        .flatMap(stripe -> stripe.cut(CHUNK))
        .forEach(chunk -> write(summands, chunk, chunk.of(overwritten), scratch));
    return overwritten.at(iteration(summands));
  }

  /** One node of the tree: the mean of its children, which weighs as many images as they do. */
  static WeightedState node(List<WeightedState> children) {
    if (children.size() == 1) {
      return children.get(0);
    }
    TrainingState blank = TrainingState.blank(children.get(0).parameters());
    TrainingState mean = new WeightedMean().of(children, blank);
    return WeightedState.Single.of(children.get(0).ticket(), mean, images(children));
  }

  /**
   * Writes the mean of a stretch.
   *
   * @param mean receives it, at the positions of the stretch
   * @param scratch what {@link WeightedState#values} may write to
   */
  static void write(
      List<? extends WeightedState> summands,
      Stretch stretch,
      float[] mean,
      List<TrainingState> scratch) {
    int from = stretch.from();
    int to = stretch.to();
    WeightedState first = summands.get(0);
    System.arraycopy(first.values(stretch, scratch), from, mean, from, to - from);
    long images = first.images();
    for (WeightedState summand : summands.subList(1, summands.size())) {
      images += summand.images();
      float share = (float) ((double) summand.images() / images);
      approach(mean, summand.values(stretch, scratch), from, to, share);
    }
  }

  /** Arrays with one common index: what the JIT compiler turns into vector instructions. */
  private static void approach(float[] mean, float[] next, int from, int to, float share) {
    for (int i = from; i < to; i++) {
      mean[i] -= (mean[i] - next[i]) * share;
    }
  }

  static long images(List<? extends WeightedState> summands) {
    return summands.stream().mapToLong(WeightedState::images).sum();
  }

  static int iteration(List<? extends WeightedState> summands) {
    return summands.stream().mapToInt(WeightedState::iteration).max().orElseThrow();
  }
}
