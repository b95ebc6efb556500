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
  TIMEOUT;

  /** The name as it stands in the quarantine table, such as {@code too_large}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
