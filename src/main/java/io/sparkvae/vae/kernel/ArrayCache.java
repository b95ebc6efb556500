package io.sparkvae.vae.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Result arrays that a layer keeps from pass to pass, one for each number of rows that it was
 * lately asked for. Describing a fresh array costs ND4J several times what a small layer computes,
 * even where a workspace has the memory ready.
 */
public final class ArrayCache {

  /** Whole minibatches, the last one of an epoch, and those of encoding. */
  private static final int SIZES = 4;

  private final LinkedHashMap<Long, INDArray> arrays = new LinkedHashMap<>(SIZES, 0.75f, true);

  /** A row-major array of that shape, rows first; its values are not set. */
  public INDArray of(DataType dataType, long... shape) {
    INDArray kept = arrays.get(shape[0]);
    if (kept != null) {
      return kept;
    }
    if (arrays.size() == SIZES) {
      Map.Entry<Long, INDArray> oldest = arrays.entrySet().iterator().next();
      arrays.remove(oldest.getKey());
      oldest.getValue().close();
    }
    INDArray made = UnscopedArrays.array(dataType, shape);
    arrays.put(shape[0], made);
    return made;
  }
}
