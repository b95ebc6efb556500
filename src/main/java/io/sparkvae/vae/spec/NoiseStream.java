package io.sparkvae.vae.spec;

/**
 * A stream of random numbers that follows from its seed alone, the same on every machine. Cheap to
 * make, so that each minibatch has its own.
 */
public final class NoiseStream {

  private final SplitMix64 random;
  private double spare = Double.NaN;

  public NoiseStream(long seed) {
    this.random = new SplitMix64(seed);
  }

  /** 64 random bits. */
  public long bits() {
    return random.next();
  }

  /** One draw from U[0, 1). */
  public double uniform() {
    return random.nextDouble();
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
}
