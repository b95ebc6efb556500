package io.sparkvae.vae.kernel.map;

/**
 * The logistic function in single precision, as a rational function of degrees 9 and 10 whose
 * absolute error is below 3e-7: without bit patterns, so that the JIT compiler makes vector
 * instructions of the loop.
 */
final class Sigmoid {

  /** Beyond it, single precision has 0 or 1. */
  private static final float LIMIT = 18f;

  private Sigmoid() {}

  /**
   * Writes 1/(1 + e^−x) of the first {@code n} values.
   *
   * @param x between −1e6 and 1e6, far more than normalised values reach
   */
  static void of(float[] x, float[] result, int n) {
    for (int i = 0; i < n; i++) {
      // The nearest number within the limits; comparisons would take three times as long.
      float t = 0.5f * (Math.abs(x[i] + LIMIT) - Math.abs(x[i] - LIMIT));
      float square = t * t;
      float p = 4.37031012579801e-11f;
      p = p * square + 1.15627324459942e-07f;
      p = p * square + 6.08574864600143e-05f;
      p = p * square + 8.51377133304701e-03f;
      p = p * square + 2.48287947061529e-01f;
      float q = 6.10247389755681e-13f;
      q = q * square + 5.76102136993427e-09f;
      q = q * square + 6.29106785017040e-06f;
      q = q * square + 1.70198817374094e-03f;
      q = q * square + 1.16817656904453e-01f;
      q = q * square + 9.93151921023180e-01f;
      result[i] = t * p / q + 0.5f;
    }
  }
}
