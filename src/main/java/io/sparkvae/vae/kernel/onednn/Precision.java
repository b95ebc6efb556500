package io.sparkvae.vae.kernel.onednn;

/**
 * In what numbers a convolution multiplies. Sums, parameters and what goes from layer to layer are
 * single precision either way.
 */
public enum Precision {
  /** Single precision: 24 bits of mantissa. */
  FLOAT32,

  /**
   * Factors are rounded to 8 bits of mantissa. With AMX that is several times as fast; instructions
   * of avx512_bf16 alone can be slower than single precision.
   */
  BFLOAT16;

  /** Whether this processor has instructions for it. */
  public boolean isSupported() {
    return this == FLOAT32 || OneDnn.multipliesBfloat16();
  }

  /** This precision, or an error that says why the processor cannot. */
  public Precision required() {
    if (!isSupported()) {
      throw new UnsupportedOperationException(
          "Cannot compute in bfloat16: this processor has neither avx512_bf16 nor AMX"
              + " (use float32)");
    }
    return this;
  }
}
