package io.sparkvae.vae.kernel;

/** Single-precision elementary functions, a few times faster than those of {@link Math}. */
final class FastMath {

  private static final float LOG2_E = 1.442695f;
  private static final float LN2_HIGH = 355f / 512;
  private static final float LN2_LOW = -2.1219444e-4f;

  /** Adding and subtracting 1.5·2²³ rounds a float to the nearest whole number. */
  private static final float ROUNDING = 12582912f;

  /** At and below this argument the power of two below rounds to zero. */
  private static final float LOWEST = -88f;

  private FastMath() {}

  /**
   * e^x for x at most 0, in place, with a relative error below 3e-7 down to −87; 0 from −88 on.
   *
   * <p>x = k·ln 2 + r with |r| at most ln(2)/2, e^r by its Taylor polynomial of degree 6, and 2^k
   * by its bit pattern. The polynomial is a loop of its own, for the JIT compiler makes vector
   * instructions of it and not of bit patterns.
   *
   * @param n how many values, from the first on
   */
  static void expOfNegative(float[] x, int n) {
    float[] powers = new float[n];
    for (int i = 0; i < n; i++) {
      float argument = Math.max(x[i], LOWEST);
      float rounded = argument * LOG2_E + ROUNDING;
      float k = rounded - ROUNDING;
      float r = (argument - k * LN2_HIGH) - k * LN2_LOW;
      float series = 1f / 720;
      series = series * r + 1f / 120;
      series = series * r + 1f / 24;
      series = series * r + 1f / 6;
      series = series * r + 0.5f;
      x[i] = series * r * r + r + 1;
      powers[i] = rounded;
    }
    for (int i = 0; i < n; i++) {
      // The last bits of the rounded number are k.
      int k = Float.floatToRawIntBits(powers[i]);
      x[i] *= Float.intBitsToFloat((k + 127) << 23);
    }
  }
}
