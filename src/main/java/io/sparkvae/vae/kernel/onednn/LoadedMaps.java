package io.sparkvae.vae.kernel.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Feature maps as factors of products: where they lie, or rounded into other memory. */
final class LoadedMaps {

  private final memory lent;
  private final memory factors;
  private final @Nullable Step rounding;
  private final Room room;

  /**
   * For maps that are not there yet.
   *
   * @param lent as they come
   * @param wanted as a kernel takes them
   * @param room where rounded maps go
   */
  LoadedMaps(memory.desc lent, memory.desc wanted, Room room) {
    this.lent = Step.unbound(lent);
    boolean asTheyAre = lent.equals(wanted);
    this.factors = asTheyAre ? this.lent : Step.unbound(wanted);
    this.room = room;
    this.rounding = asTheyAre ? null : Step.copy(this.lent, factors);
  }

  /** Takes maps over until the next ones: rounded ones may change afterwards, others not. */
  void load(INDArray maps, stream work) {
    Step.bind(lent, maps);
    if (rounding != null) {
      factors.set_data_handle(room.of(factors.get_desc().get_size()));
      rounding.run(work);
    }
  }

  memory factors() {
    return factors;
  }
}
