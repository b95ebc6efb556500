package io.sparkvae.vae.spec;

import java.util.SplittableRandom;

/**
 * A stream of random numbers that follows from its seed alone, the same on every machine. Cheap to
 * make, so that each minibatch has its own.
 */
public final class NoiseStream {

  private final SplittableRandom random;
  private double spare = Double.NaN;

  public NoiseStream(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** 64 random bits. */
  public long bits() {
    return random.nextLong();
  }

  /** One draw from N(0, 1), by Marsaglia's polar method. */
  public double gaussian() {
    if (!Double.isNaN(spare)) {
      double value = spare;
      spare = Double.NaN;
      return value;
    }
    double x;
    double y;
    double square;
    do {
      x = 2 * random.nextDouble() - 1;
      y = 2 * random.nextDouble() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
    spare = y * scale;
    return x * scale;
  }

  /** A well-mixed seed from a seed and what it is for, such as epoch, round and replica. */
  public static long seed(long seed, long... purpose) {
    long mixed = mix(seed + 0x9E3779B97F4A7C15L);
    for (long part : purpose) {
      mixed = mix((mixed ^ part) + 0x9E3779B97F4A7C15L);
    }
    return mixed;
  }

  /** The finaliser of MurmurHash3 with the constants of Stafford's variant 13. */
  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
