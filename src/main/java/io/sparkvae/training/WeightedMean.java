package io.sparkvae.training;

import io.sparkvae.vae.TrainingState;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The mean of states weighted by the images behind them: Σ nᵢ·wᵢ / Σ nᵢ for parameters and moments
 * alike. Summands are added in the order given, never in order of arrival. The iteration count is
 * the largest: a replica short of images has fewer minibatches, and Adam's bias correction has to
 * fit those that went on.
 */
final class WeightedMean {

  /** Values summed at a time: the buffer stays in the first-level cache. */
  private static final int CHUNK = 2048;

  private WeightedMean() {}

  static TrainingState of(List<? extends Summand> summands) {
    Summand first = summands.get(0);
    if (summands.size() == 1 && first instanceof Summand.Single alone) {
      return alone.parcel().state();
    }
    double images = images(summands);
    float[] parameters = new float[first.parameters()];
    float[] moments = new float[first.moments()];
    int values = parameters.length + moments.length;
    chunks(values)
        .forEach(
            from -> {
              double[] sums = sum(summands, from, Math.min(from + CHUNK, values));
              for (int i = 0; i < sums.length; i++) {
                sums[i] /= images;
              }
              int split = Math.max(0, Math.min(sums.length, parameters.length - from));
              store(sums, 0, split, parameters, from);
              store(sums, split, sums.length, moments, from + split - parameters.length);
            });
    return new TrainingState(parameters, moments, iteration(summands));
  }

  /** The sum without the division: one node of the tree. */
  static Summand sum(List<? extends Summand> summands) {
    Summand first = summands.get(0);
    if (summands.size() == 1) {
      return first;
    }
    double[] sums = new double[first.parameters() + first.moments()];
    chunks(sums.length)
        .forEach(
            from -> {
              double[] chunk = sum(summands, from, Math.min(from + CHUNK, sums.length));
              System.arraycopy(chunk, 0, sums, from, chunk.length);
            });
    return new Summand.Partial(images(summands), iteration(summands), first.parameters(), sums);
  }

  /** The sums of the values at {@code from} to {@code to} − 1. */
  static double[] sum(List<? extends Summand> summands, int from, int to) {
    double[] sums = new double[to - from];
    // −0.0 is the neutral element of addition: 0.0 would turn a sum of −0.0 into 0.0.
    Arrays.fill(sums, -0.0);
    for (Summand summand : summands) {
      summand.addTo(sums, from, to);
    }
    return sums;
  }

  // Chunks are independent of each other, so that threads change nothing but the time.
  private static IntStream chunks(int values) {
    return IntStream.range(0, (values + CHUNK - 1) / CHUNK).parallel().map(i -> i * CHUNK);
  }

  private static void store(double[] sums, int from, int to, float[] values, int at) {
    for (int i = from; i < to; i++) {
      values[at + i - from] = (float) sums[i];
    }
  }

  private static long images(List<? extends Summand> summands) {
    return summands.stream().mapToLong(Summand::images).sum();
  }

  private static int iteration(List<? extends Summand> summands) {
    return summands.stream().mapToInt(Summand::iteration).max().orElseThrow();
  }
}
