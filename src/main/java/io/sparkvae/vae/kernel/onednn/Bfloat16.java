package io.sparkvae.vae.kernel.onednn;

import io.sparkvae.vae.spec.Precision;

/**
 * Whether this processor multiplies in bfloat16. With AMX that is several times as fast; the
 * instructions of avx512_bf16 alone can be slower than single precision.
 */
public final class Bfloat16 {

  private Bfloat16() {}

  /** Whether there are instructions for a precision. */
  public static boolean supports(Precision precision) {
    return precision == Precision.FLOAT32 || OneDnn.multipliesBfloat16();
  }

  /** The precision itself, or an error that says why the processor cannot. */
  public static Precision supported(Precision precision) {
    if (!supports(precision)) {
      throw new UnsupportedOperationException(
          "Cannot compute in bfloat16: this processor has neither avx512_bf16 nor AMX"
              + " (set model.precision to float32)");
    }
    return precision;
  }
}
