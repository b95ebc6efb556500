package io.sparkvae.image.decode;

/** How far two pictures of one shape are apart, in grey levels. */
final class PixelDifference {

  private PixelDifference() {}

  /** The mean over all samples. */
  static double mean(byte[] one, byte[] other) {
    if (one.length != other.length) {
      throw new IllegalArgumentException(
          "%d and %d samples are not of one shape".formatted(one.length, other.length));
    }
    long sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs((one[i] & 0xff) - (other[i] & 0xff));
    }
    return (double) sum / one.length;
  }
}
