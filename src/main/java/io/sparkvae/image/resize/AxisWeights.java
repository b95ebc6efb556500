package io.sparkvae.image.resize;

import java.util.Arrays;

/**
 * The weights of one axis of a resize: every target sample is a weighted sum of neighbouring source
 * samples. Area averaging where the axis shrinks, linear interpolation between sample centres where
 * it grows; the weights of a target sample sum to 1.
 */
final class AxisWeights {

  private final int[] first;
  private final float[][] weights;
  private final int[] firstTarget;
  private final int[] lastTarget;

  /** Weights of a range of a source that has {@code source} samples. */
  AxisWeights(Span span, int source) {
    int samples = span.samples();
    first = new int[samples];
    weights = new float[samples][];
    firstTarget = new int[source];
    lastTarget = new int[source];
    Arrays.fill(firstTarget, Integer.MAX_VALUE);
    Arrays.fill(lastTarget, -1);
    double step = span.length() / samples;
    for (int t = 0; t < samples; t++) {
      if (step >= 1) {
        average(t, span.start() + t * step, step, source);
      } else {
        interpolate(t, span.start() + (t + 0.5) * step - 0.5, source);
      }
      for (int s = first[t]; s < first[t] + weights[t].length; s++) {
        firstTarget[s] = Math.min(firstTarget[s], t);
        lastTarget[s] = t;
      }
    }
  }

  private void average(int target, double from, double length, int source) {
    double to = Math.min(from + length, source);
    int begin = (int) Math.max(0, Math.min(Math.floor(from), source - 1));
    int end = (int) Math.max(begin + 1, Math.min(Math.ceil(to), source));
    double[] overlap = new double[end - begin];
    double sum = 0;
    for (int s = begin; s < end; s++) {
      overlap[s - begin] = Math.max(0, Math.min(s + 1, to) - Math.max(s, from));
      sum += overlap[s - begin];
    }
    float[] weight = new float[overlap.length];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = sum > 0 ? (float) (overlap[i] / sum) : 1f / weight.length;
    }
    first[target] = begin;
    weights[target] = weight;
  }

  private void interpolate(int target, double centre, int source) {
    double inside = Math.max(0, Math.min(centre, source - 1));
    int left = (int) Math.floor(inside);
    float right = (float) (inside - left);
    first[target] = left;
    weights[target] = right > 0 ? new float[] {1 - right, right} : new float[] {1};
  }

  /** How many target samples there are. */
  int samples() {
    return first.length;
  }

  /** The first source sample that a target sample takes from. */
  int first(int target) {
    return first[target];
  }

  /**
   * The weights of a target sample, from its first source sample on; those between the first and
   * the last are the same. Lent, not copied.
   */
  float[] weights(int target) {
    return weights[target];
  }

  /** The first target sample that takes from a source sample; beyond all where none does. */
  int firstTarget(int source) {
    return firstTarget[source];
  }

  /** The last target sample that takes from a source sample; -1 where none does. */
  int lastTarget(int source) {
    return lastTarget[source];
  }
}
