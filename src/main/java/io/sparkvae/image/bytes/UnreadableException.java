package io.sparkvae.image.bytes;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.UnreadableReason;

/**
 * Why one image has no pixels, on its way from a reader to the decoder, which turns it into a
 * {@link Decoding.Unreadable}. It carries no stack trace: a corpus may hold a million.
 */
public final class UnreadableException extends Exception {

  private final UnreadableReason reason;

  /** Takes one line for a person, without the file's name. */
  public UnreadableException(UnreadableReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  public static UnreadableException corrupt(String detail) {
    return new UnreadableException(UnreadableReason.CORRUPT, detail);
  }

  public static UnreadableException truncated(String detail) {
    return new UnreadableException(UnreadableReason.TRUNCATED, detail);
  }

  public static UnreadableException tooLarge(String detail) {
    return new UnreadableException(UnreadableReason.TOO_LARGE, detail);
  }

  public static UnreadableException unsupported(String detail) {
    return new UnreadableException(UnreadableReason.UNSUPPORTED_FORMAT, detail);
  }

  public Decoding.Unreadable decoding() {
    return new Decoding.Unreadable(reason, String.valueOf(getMessage()));
  }
}
