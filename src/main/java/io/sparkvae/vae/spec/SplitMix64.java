package io.sparkvae.vae.spec;

/**
 * A generator of 64-bit numbers, the same on every machine and in every version of Java: SplitMix64
 * (Steele, Lea and Flood 2014) with the mixing function of Stafford's variant 13. Every seed and
 * every draw of training and evaluation comes from here.
 */
final class SplitMix64 {

  /** The golden ratio's fraction in 64 bits, odd. */
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  SplitMix64(long seed) {
    this.state = seed;
  }

  /** 64 random bits. */
  long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** A uniform draw from [0, 1): 53 random bits. */
  double nextDouble() {
    return (next() >>> 11) * 0x1p-53;
  }

  /** The first number after a seed. */
  static long first(long seed) {
    return mix(seed + GOLDEN_GAMMA);
  }

  /** A bijection in which every bit of the value changes every bit with probability one half. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
