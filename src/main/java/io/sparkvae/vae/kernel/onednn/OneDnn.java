package io.sparkvae.vae.kernel.onednn;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;

/** oneDNN, where it has binaries for the platform. Its engine is one for the whole process. */
public final class OneDnn {

  private static final boolean AVAILABLE = load();

  private OneDnn() {}

  private static final class Engine {
    static final engine CPU = new engine(engine.kind.cpu, 0);
  }

  private static boolean load() {
    try {
      Loader.load(dnnl.class);
      return true;
    } catch (LinkageError noBinary) {
      return false;
    }
  }

  /** Whether the platform has binaries. */
  public static boolean isAvailable() {
    return AVAILABLE;
  }

  /** Whether the processor multiplies bfloat16 itself; elsewhere oneDNN would imitate it. */
  static boolean multipliesBfloat16() {
    int wanted = dnnl.dnnl_cpu_isa_avx512_core_bf16;
    return AVAILABLE && (dnnl.dnnl_get_effective_cpu_isa() & wanted) == wanted;
  }

  /** The processor, as oneDNN has it; any thread may use it. */
  public static engine engine() {
    return Engine.CPU;
  }
}
