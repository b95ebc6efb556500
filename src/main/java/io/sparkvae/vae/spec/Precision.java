package io.sparkvae.vae.spec;

/**
 * In what numbers a convolution multiplies. Sums, parameters and what goes from layer to layer are
 * single precision either way.
 */
public enum Precision {
  /** Single precision: 24 bits of mantissa. */
  FLOAT32,

  /** Factors are rounded to 8 bits of mantissa, which some processors multiply much faster. */
  BFLOAT16
}
