package io.sparkvae.vae.kernel;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Small latent arrays, read and written as Java doubles whatever the network's precision. */
public final class DoubleArrays {

  private DoubleArrays() {}

  /** The values of a row-major array, from its beginning. */
  public static double[] read(INDArray array) {
    double[] values = new double[Math.toIntExact(array.length())];
    if (array.dataType() == DataType.FLOAT) {
      float[] single = new float[values.length];
      ((FloatPointer) array.data().addressPointer()).get(single);
      for (int i = 0; i < values.length; i++) {
        values[i] = single[i];
      }
    } else {
      ((DoublePointer) array.data().addressPointer()).get(values);
    }
    return values;
  }

  /** Fills a row-major array. */
  public static void write(double[] values, INDArray array) {
    if (array.dataType() == DataType.FLOAT) {
      float[] single = new float[values.length];
      for (int i = 0; i < values.length; i++) {
        single[i] = (float) values[i];
      }
      ((FloatPointer) array.data().addressPointer()).put(single);
    } else {
      ((DoublePointer) array.data().addressPointer()).put(values);
    }
  }
}
