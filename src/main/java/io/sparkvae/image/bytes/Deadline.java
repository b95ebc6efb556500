package io.sparkvae.image.bytes;

import io.sparkvae.image.UnreadableReason;

/** The moment at which the decoding of one image has taken too long. */
public final class Deadline {

  private final int seconds;
  private final long end;

  private Deadline(int seconds) {
    this.seconds = seconds;
    end = System.nanoTime() + seconds * 1_000_000_000L;
  }

  public static Deadline in(int seconds) {
    return new Deadline(seconds);
  }

  /** Nanoseconds that are left; 0 or less once it has passed. */
  public long left() {
    return end - System.nanoTime();
  }

  public void check() throws UnreadableException {
    if (left() <= 0) {
      throw passed();
    }
  }

  public UnreadableException passed() {
    return new UnreadableException(
        UnreadableReason.TIMEOUT, "decoding takes longer than %d s".formatted(seconds));
  }
}
