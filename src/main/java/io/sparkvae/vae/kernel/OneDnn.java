package io.sparkvae.vae.kernel;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;

/** oneDNN, where it has binaries for the platform. Its engine is one for the whole process. */
final class OneDnn {

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

  static boolean isAvailable() {
    return AVAILABLE;
  }

  /** The processor, as oneDNN has it; any thread may use it. */
  static engine engine() {
    return Engine.CPU;
  }
}
