package io.sparkvae.image.decode.jpeg;

import io.sparkvae.image.bytes.UnreadableException;

/** The bits of one entropy-coded segment of a JPEG, stuffed zeros taken out. Borrows the array. */
final class EntropyBits {

  private final byte[] bytes;
  private final int end;
  private int at;

  /** The next {@code held} bits, in its low end. */
  private long buffer;

  private int held;

  /** Reads from a position to, at most, another. */
  EntropyBits(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** The next bits, 16 at most, which stay where they are; zeros behind the end. */
  int peek(int count) {
    if (held < count) {
      fill();
    }
    long bits = held >= count ? buffer >>> (held - count) : buffer << (count - held);
    return (int) bits & ((1 << count) - 1);
  }

  /** Passes over bits that have been peeked at. */
  void skip(int count) throws UnreadableException {
    if (held < count) {
      throw UnreadableException.truncated("a JPEG scan ends inside a block");
    }
    held -= count;
  }

  /**
   * A number of {@code count} bits, whose lower half of values is negative (ITU-T T.81, F.2.2.1).
   */
  int signed(int count) throws UnreadableException {
    int value = peek(count);
    skip(count);
    boolean negative = count > 0 && value >> (count - 1) == 0;
    return negative ? value - (1 << count) + 1 : value;
  }

  /** Goes on behind the restart marker that comes next. */
  void restart() throws UnreadableException {
    held = 0;
    boolean marker = at + 1 < end && bytes[at] == (byte) 0xff;
    if (!marker || (bytes[at + 1] & 0xf8) != 0xd0) {
      throw UnreadableException.corrupt("a JPEG scan lacks a restart marker");
    }
    at += 2;
  }

  private void fill() {
    while (held <= Long.SIZE - 16 && at < end) {
      int next = bytes[at] & 0xff;
      if (next == 0xff) {
        if (at + 1 >= end || bytes[at + 1] != 0) {
          return;
        }
        at++;
      }
      at++;
      buffer = buffer << 8 | next;
      held += 8;
    }
  }
}
