package io.sparkvae.vae.kernel.map;

import io.sparkvae.vae.kernel.DoubleArrays;
import io.sparkvae.vae.kernel.UnscopedArrays;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Arrays of values between −1 and 1 that follow from a seed. */
final class DrawnMaps {

  private DrawnMaps() {}

  static INDArray array(DataType dataType, int seed, long... shape) {
    INDArray array = UnscopedArrays.array(dataType, shape);
    DoubleArrays.write(new SplittableRandom(seed).doubles(array.length(), -1, 1).toArray(), array);
    return array;
  }

  /** The same values in single precision. */
  static INDArray single(INDArray array) {
    INDArray copy = UnscopedArrays.array(DataType.FLOAT, array.shape());
    DoubleArrays.write(DoubleArrays.read(array), copy);
    return copy;
  }
}
