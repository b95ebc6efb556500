package io.sparkvae.vae.spec;

/**
 * Seeds and permutations that follow from what they are for. The mixing is the finaliser of
 * SplitMix64 (Steele, Lea and Flood 2014), written out here because the JDK does not promise the
 * same stream in every version.
 */
public final class Seeds {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  /** What a seed is for; two purposes never share a stream. */
  public enum Purpose {
    BLOCK_ORDER(1),
    IMAGE_ORDER(2),
    STEP(3),
    EVALUATION(4);

    private final long number;

    Purpose(long number) {
      this.number = number;
    }
  }

  private Seeds() {}

  /** A seed for this purpose; every part changes every bit with probability one half. */
  public static long of(Purpose purpose, long... parts) {
    long seed = mix(purpose.number);
    for (long part : parts) {
      seed = mix((seed ^ part) + GOLDEN_GAMMA);
    }
    return seed;
  }

  /** A permutation of 0 … n − 1 (Fisher and Yates). */
  public static int[] permutation(int n, long seed) {
    int[] order = new int[n];
    long state = seed;
    for (int i = 0; i < n; i++) {
      state += GOLDEN_GAMMA;
      int j = (int) (((mix(state) >>> 32) * (i + 1L)) >>> 32);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
