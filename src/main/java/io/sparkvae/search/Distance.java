package io.sparkvae.search;

import java.util.Locale;

/** By what vectors are compared. */
public enum Distance {
  /** As they are. */
  EUCLIDEAN,
  /** The angle between them, as seen from the mean of the references. */
  COSINE,
  /** Euclidean, each dimension by its standard deviation over the references. */
  WHITENED,
  /** The angle between whitened vectors, as seen from their mean. */
  WHITENED_COSINE;

  /** As it appears in names of numbers. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isWhitened() {
    return this == WHITENED || this == WHITENED_COSINE;
  }

  boolean isAngle() {
    return this == COSINE || this == WHITENED_COSINE;
  }
}
