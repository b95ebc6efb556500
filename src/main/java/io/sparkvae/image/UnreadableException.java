package io.sparkvae.image;

/**
 * Why one image has no pixels, on its way from a reader to {@link ImageDecoder}, which turns it
 * into a {@link Decoding.Unreadable}. It carries no stack trace: a corpus may hold a million.
 */
final class UnreadableException extends Exception {

  private final UnreadableReason reason;

  /** Takes one line for a person, without the file's name. */
  UnreadableException(UnreadableReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  static UnreadableException corrupt(String detail) {
    return new UnreadableException(UnreadableReason.CORRUPT, detail);
  }

  static UnreadableException truncated(String detail) {
    return new UnreadableException(UnreadableReason.TRUNCATED, detail);
  }

  static UnreadableException tooLarge(String detail) {
    return new UnreadableException(UnreadableReason.TOO_LARGE, detail);
  }

  static UnreadableException unsupported(String detail) {
    return new UnreadableException(UnreadableReason.UNSUPPORTED_FORMAT, detail);
  }

  Decoding.Unreadable decoding() {
    return new Decoding.Unreadable(reason, String.valueOf(getMessage()));
  }
}
