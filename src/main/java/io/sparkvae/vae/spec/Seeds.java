package io.sparkvae.vae.spec;

/** Seeds and permutations that follow from what they are for. */
public final class Seeds {

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
    return mixed(SplitMix64.mix(purpose.number), parts);
  }

  /** A seed that follows from another one and from what it is for, such as an image's number. */
  public static long derived(long seed, long... parts) {
    return mixed(SplitMix64.first(seed), parts);
  }

  private static long mixed(long seed, long[] parts) {
    long mixed = seed;
    for (long part : parts) {
      mixed = SplitMix64.first(mixed ^ part);
    }
    return mixed;
  }

  /** A permutation of 0 … n − 1 (Fisher and Yates). */
  public static int[] permutation(int n, long seed) {
    int[] order = new int[n];
    SplitMix64 random = new SplitMix64(seed);
    for (int i = 0; i < n; i++) {
      int j = (int) (((random.next() >>> 32) * (i + 1L)) >>> 32);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
