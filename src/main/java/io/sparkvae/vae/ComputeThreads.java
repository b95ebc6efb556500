package io.sparkvae.vae;

import io.sparkvae.vae.kernel.Gemm;
import org.bytedeco.openblas.global.openblas;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * How many threads the native kernels take. Spark gives each task one core; native libraries left
 * alone take every core for every task. A fixed number also fixes the order of their sums, and so
 * the bits of their results.
 *
 * <p>ND4J's number and OpenBLAS's are those of the whole process, OpenMP's that of the calling
 * thread. A {@link #scope} puts back what it found. Tasks call {@link #use}, which does not: what
 * else computes with these libraries on an executor's threads finds this number there.
 */
public final class ComputeThreads {

  // Per process as the numbers themselves are: of scopes that overlap, the last one to close puts
  // back what the first one found.
  private static int open;
  private static @Nullable Numbers before;

  private ComputeThreads() {}

  /** What holds for the whole process. */
  private record Numbers(int max, int maxMaster, int blas) {

    static Numbers now() {
      return new Numbers(
          Nd4j.getEnvironment().maxThreads(),
          Nd4j.getEnvironment().maxMasterThreads(),
          openblas.blas_get_num_threads());
    }

    void set() {
      Nd4j.getEnvironment().setMaxThreads(max);
      Nd4j.getEnvironment().setMaxMasterThreads(maxMaster);
      // Asking is free; to set it, the presets look for their libraries first, which takes a while.
      if (openblas.blas_get_num_threads() != blas) {
        openblas.blas_set_num_threads(blas);
      }
    }
  }

  /** Some work with a number of threads of its own; closed on the thread that opened it. */
  public static final class Scope implements AutoCloseable {

    private final int openMp;

    private Scope(int openMp) {
      this.openMp = openMp;
    }

    @Override
    public void close() {
      leave();
      setOpenMp(openMp);
    }
  }

  /** Sets the number until the scope is closed. */
  public static Scope scope(int threads) {
    Scope scope = new Scope(openMp());
    enter();
    use(threads);
    return scope;
  }

  /**
   * Sets the number for ND4J's ops, OpenMP and BLAS. OpenMP keeps it per calling thread, so each
   * thread that computes calls this first; ND4J 1.0.0-M2 otherwise takes 4.
   */
  public static void use(int threads) {
    new Numbers(threads, threads, threads).set();
    setOpenMp(threads);
  }

  private static synchronized void enter() {
    if (open == 0) {
      before = Numbers.now();
    }
    open++;
  }

  private static synchronized void leave() {
    open--;
    if (open == 0 && before != null) {
      before.set();
    }
  }

  private static int openMp() {
    return nativeOps().ompGetMaxThreads();
  }

  private static void setOpenMp(int threads) {
    nativeOps().setOmpNumThreads(threads);
  }

  /** The holder can only be loaded by {@link Nd4j}, which comes first. */
  private static NativeOps nativeOps() {
    Nd4j.getEnvironment();
    return NativeOpsHolder.getInstance().getDeviceNativeOps();
  }

  /** One line for the log: what the libraries report, and which of them multiplies. */
  public static String describe() {
    return "compute threads a task: ND4J %d, OpenMP %d, BLAS %d; products by %s"
        .formatted(
            Nd4j.getEnvironment().maxMasterThreads(),
            openMp(),
            openblas.blas_get_num_threads(),
            Gemm.library());
  }
}
