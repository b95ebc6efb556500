package io.sparkvae.vae.kernel.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Feature maps as factors of products: where they lie, or rounded into memory of their own. */
final class LoadedMaps {

  private final memory lent;
  private final memory factors;
  private final boolean isRounded;
  private final Step rounding;

  /**
   * For maps that are not there yet.
   *
   * @param lent as they come
   * @param wanted as a kernel takes them
   */
  LoadedMaps(memory.desc lent, memory.desc wanted) {
    this.lent = Step.unbound(lent);
    this.isRounded = !lent.equals(wanted);
    this.factors = isRounded ? new memory(wanted, OneDnn.engine()) : this.lent;
    this.rounding = Step.copy(this.lent, factors);
  }

  /** Takes maps over until the next ones: rounded ones may change afterwards, others not. */
  void load(INDArray maps, stream work) {
    Step.bind(lent, maps);
    if (isRounded) {
      rounding.run(work);
    }
  }

  memory factors() {
    return factors;
  }
}
