package io.sparkvae.evaluation.factor;

/** Entropy and mutual information of counted classes, in nats. */
final class MutualInformation {

  private MutualInformation() {}

  /** H of one variable. */
  static double entropy(int[] classes, int count) {
    long[] counts = new long[count];
    for (int value : classes) {
      counts[value]++;
    }
    return entropy(counts, classes.length);
  }

  /** I of two variables, H(a) + H(b) − H(a, b), from counts as they are. */
  static double of(int[] a, int countA, int[] b, int countB) {
    long[] joint = new long[Math.multiplyExact(countA, countB)];
    for (int i = 0; i < a.length; i++) {
      joint[a[i] * countB + b[i]]++;
    }
    return entropy(a, countA) + entropy(b, countB) - entropy(joint, a.length);
  }

  private static double entropy(long[] counts, long total) {
    double sum = 0;
    for (long count : counts) {
      if (count > 0) {
        sum -= (double) count / total * Math.log((double) count / total);
      }
    }
    return sum;
  }
}
