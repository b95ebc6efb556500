package io.sparkvae.vae.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Result arrays that a layer keeps from pass to pass, one for each number of rows that it was
 * lately asked for. Describing a fresh array costs ND4J several times what a small layer computes,
 * even where a workspace has the memory ready. All of them begin in the same memory, which has room
 * for the most rows so far: an array is lent until another number of rows is asked for.
 */
public final class ArrayCache {

  /** Whole minibatches, the last one of an epoch, and those of encoding. */
  private static final int SIZES = 4;

  private final Map<Long, INDArray> arrays =
      new LinkedHashMap<>(SIZES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, INDArray> eldest) {
          return size() > SIZES;
        }
      };

  private @Nullable INDArray largest;

  /** A row-major array of that shape, rows first; its values are not set. */
  public INDArray of(DataType dataType, long... shape) {
    INDArray kept = arrays.get(shape[0]);
    if (kept != null) {
      return kept;
    }
    INDArray room = roomFor(dataType, shape);
    INDArray made =
        room.size(0) == shape[0]
            ? room
            : Nd4j.create(room.data(), shape, Nd4j.getStrides(shape, 'c'), 0, 'c');
    arrays.put(shape[0], made);
    return made;
  }

  private INDArray roomFor(DataType dataType, long... shape) {
    INDArray room = largest;
    if (room != null && room.size(0) >= shape[0]) {
      return room;
    }
    if (room != null) {
      arrays.clear();
      room.close();
    }
    INDArray made = UnscopedArrays.array(dataType, shape);
    largest = made;
    return made;
  }
}
