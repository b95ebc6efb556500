package io.sparkvae.vae.kernel;

import java.util.Arrays;

/**
 * The Bernoulli term of a stretch of pixels: max(l, 0) − l·x + log(1 + e^−|l|) for logits l,
 * summed, and its derivative. The logarithms are taken as one, of their product. Loops are short
 * and without branches, and their arrays share one index, which the JIT compiler turns into vector
 * instructions.
 */
final class BernoulliTerm {

  /** Pixels of a stretch. */
  static final int LENGTH = 256;

  /**
   * Results of folding a stretch: a product of 32 factors in (1, 2] each, which cannot overflow.
   */
  private static final int LANES = 8;

  private final float[] logits = new float[LENGTH];
  private final float[] pixels = new float[LENGTH];
  private final float[] exponentials = new float[LENGTH];
  private final float[] work = new float[LENGTH];
  private final float[] folded = new float[LENGTH / 2];

  /** Takes {@code n} pixels from {@code from} on. */
  void load(float[] output, float[] image, int from, int n) {
    System.arraycopy(output, from, logits, 0, n);
    System.arraycopy(image, from, pixels, 0, n);
    for (int i = 0; i < LENGTH; i++) {
      exponentials[i] = -Math.abs(logits[i]);
    }
    FastMath.expOfNegative(exponentials, LENGTH);
  }

  /** Writes 1/(1 + e^−l) − x; the sign of l tells which half of the sigmoid it is. */
  void slopes(float[] gradient, int from, int n) {
    for (int i = 0; i < LENGTH; i++) {
      float sign = Math.min(Math.max(logits[i] * Float.MAX_VALUE, -1f), 1f);
      work[i] = 0.5f + sign * (1 / (1 + exponentials[i]) - 0.5f) - pixels[i];
    }
    System.arraycopy(work, 0, gradient, from, n);
  }

  /** The sum over the first {@code n} pixels. */
  double nats(int n) {
    for (int i = 0; i < LENGTH; i++) {
      work[i] = Math.max(logits[i], 0) - logits[i] * pixels[i];
    }
    Arrays.fill(work, n, LENGTH, 0);
    for (int half = LENGTH / 2; half >= LANES; half /= 2) {
      System.arraycopy(work, half, folded, 0, half);
      for (int i = 0; i < half; i++) {
        work[i] += folded[i];
      }
    }
    double sum = 0;
    for (int i = 0; i < LANES; i++) {
      sum += work[i];
    }
    return sum + Math.log(product(n));
  }

  private double product(int n) {
    for (int i = 0; i < LENGTH; i++) {
      work[i] = 1 + exponentials[i];
    }
    Arrays.fill(work, n, LENGTH, 1);
    for (int half = LENGTH / 2; half >= LANES; half /= 2) {
      System.arraycopy(work, half, folded, 0, half);
      for (int i = 0; i < half; i++) {
        work[i] *= folded[i];
      }
    }
    double product = 1;
    for (int i = 0; i < LANES; i++) {
      product *= work[i];
    }
    return product;
  }
}
