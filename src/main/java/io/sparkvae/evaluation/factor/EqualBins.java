package io.sparkvae.evaluation.factor;

import java.util.Arrays;

/** Cuts values into bins that hold about equally many of them; equal values share a bin. */
final class EqualBins {

  private EqualBins() {}

  /** The bin of each value, from 0 to {@code bins − 1}. */
  static int[] of(double[] values, int bins) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] edges = new double[bins - 1];
    for (int edge = 0; edge < edges.length; edge++) {
      edges[edge] = sorted[(int) ((edge + 1L) * sorted.length / bins)];
    }
    int[] result = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      while (result[i] < edges.length && values[i] >= edges[result[i]]) {
        result[i]++;
      }
    }
    return result;
  }
}
