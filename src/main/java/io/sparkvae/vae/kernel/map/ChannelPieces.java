package io.sparkvae.vae.kernel.map;

/**
 * How a map's values are taken through the cache: pieces of so many whole pixels that the same
 * channel is at the same index of every piece, and halving a piece keeps that.
 */
final class ChannelPieces {

  private static final int MOST = 1024;

  private final int channels;
  private final int length;
  private final float[] half;

  ChannelPieces(GroupShape shape) {
    this.channels = shape.channels();
    int values = channels;
    while (2 * values <= Math.min(MOST, shape.values())) {
      values *= 2;
    }
    this.length = values;
    this.half = new float[values];
  }

  /** Values of a piece. */
  int length() {
    return length;
  }

  /** An array for a piece. */
  float[] array() {
    return new float[length];
  }

  /** Repeats the first pixel's values through the piece. */
  void spread(float[] piece) {
    for (int done = channels; done < length; done *= 2) {
      System.arraycopy(piece, 0, piece, done, done);
    }
  }

  /** Adds every channel's values up in the first pixel; the others are spent. */
  void fold(float[] piece) {
    for (int rest = length / 2; rest >= channels; rest /= 2) {
      System.arraycopy(piece, rest, half, 0, rest);
      for (int i = 0; i < rest; i++) {
        piece[i] += half[i];
      }
    }
  }
}
