package io.sparkvae.image;

import java.util.Locale;

/** Why an image has no pixels for us; the closed list of the quarantine table. */
public enum UnreadableReason {
  UNSUPPORTED_FORMAT,
  CORRUPT,
  TRUNCATED,
  TOO_LARGE,
  EMPTY,
  UNREADABLE,
  TIMEOUT,
  /** A bug of ours; the image may be perfectly good. */
  INTERNAL_ERROR;

  /** The name as the quarantine table has it, such as {@code too_large}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
