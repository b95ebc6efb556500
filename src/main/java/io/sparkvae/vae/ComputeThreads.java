package io.sparkvae.vae;

import io.sparkvae.vae.kernel.Gemm;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * How many threads the native kernels take. Spark gives each task one core; native libraries left
 * alone take every core for every task. A fixed number also fixes the order of their sums, and so
 * the bits of their results.
 */
public final class ComputeThreads {

  private ComputeThreads() {}

  /**
   * Sets the number for ND4J's ops, OpenMP and BLAS. OpenMP keeps it per calling thread, so each
   * thread that computes calls this first; ND4J 1.0.0-M2 otherwise takes 4.
   */
  public static void use(int threads) {
    Nd4j.getEnvironment().setMaxThreads(threads);
    Nd4j.getEnvironment().setMaxMasterThreads(threads);
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
    // Asking is free; to set it, the presets look for their libraries first, which takes a while.
    if (openblas.blas_get_num_threads() != threads) {
      openblas.blas_set_num_threads(threads);
    }
  }

  /** One line for the log: what the libraries report, and which of them multiplies. */
  public static String describe() {
    return "compute threads a task: ND4J %d, OpenMP %d, BLAS %d; products by %s"
        .formatted(
            Nd4j.getEnvironment().maxMasterThreads(),
            NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads(),
            openblas.blas_get_num_threads(),
            Gemm.library());
  }
}
