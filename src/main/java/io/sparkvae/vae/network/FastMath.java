package io.sparkvae.vae.network;

/** Single-precision elementary functions, a few times faster than those of {@link Math}. */
final class FastMath {

  private static final float LOG2_E = 1.442695f;
  private static final float LN2_HIGH = 355f / 512;
  private static final float LN2_LOW = -2.1219444e-4f;

  /** Adding and subtracting 1.5·2²³ rounds a float to the nearest whole number. */
  private static final float ROUNDING = 12582912f;

  /** Below this argument the result would be denormal. */
  private static final float LOWEST = -87.3f;

  private FastMath() {}

  /**
   * e^x for x at most 0, with a relative error below 3e-7; 0 where the result would be denormal.
   *
   * <p>x = k·ln 2 + r with |r| at most ln(2)/2, e^r by its Taylor polynomial of degree 6, and 2^k
   * by its bit pattern.
   */
  static float expOfNegative(float x) {
    if (!(x > LOWEST)) {
      return Float.isNaN(x) ? x : 0;
    }
    float k = (x * LOG2_E + ROUNDING) - ROUNDING;
    float r = (x - k * LN2_HIGH) - k * LN2_LOW;
    float series = 1f / 720;
    series = series * r + 1f / 120;
    series = series * r + 1f / 24;
    series = series * r + 1f / 6;
    series = series * r + 0.5f;
    series = series * r * r + r + 1;
    return series * Float.intBitsToFloat(((int) k + 127) << 23);
  }
}
