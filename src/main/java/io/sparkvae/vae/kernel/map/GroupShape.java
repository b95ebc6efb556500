package io.sparkvae.vae.kernel.map;

/**
 * Maps whose neighbouring channels are normalised together.
 *
 * @param pixels H·W
 * @param channels a multiple of the groups
 */
record GroupShape(int pixels, int channels, int groups) {

  /** Values of a map. */
  int values() {
    return pixels * channels;
  }

  /** Channels of a group. */
  int members() {
    return channels / groups;
  }

  /** Values of a map that are normalised together. */
  double groupValues() {
    return (double) pixels * members();
  }
}
