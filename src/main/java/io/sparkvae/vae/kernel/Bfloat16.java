package io.sparkvae.vae.kernel;

import io.sparkvae.vae.spec.Precision;

/** Whether this processor multiplies in bfloat16. */
public final class Bfloat16 {

  private Bfloat16() {}

  /** Whether there are instructions for it. */
  public static boolean isSupported() {
    return OneDnn.multipliesBfloat16();
  }

  /** The precision itself, or an error that says why the processor cannot. */
  public static Precision supported(Precision precision) {
    if (precision == Precision.BFLOAT16 && !isSupported()) {
      throw new UnsupportedOperationException(
          "Cannot compute in bfloat16: this processor has neither avx512_bf16 nor AMX"
              + " (set model.precision to float32)");
    }
    return precision;
  }
}
