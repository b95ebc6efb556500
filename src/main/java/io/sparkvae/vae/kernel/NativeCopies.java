package io.sparkvae.vae.kernel;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Copies between native memory and Java arrays, {@code float[]} or {@code double[]} by the
 * network's precision. Offsets and counts are in values.
 */
public final class NativeCopies {

  private NativeCopies() {}

  /** A Java array of zeros. */
  static Object array(DataType dataType, int length) {
    return dataType == DataType.FLOAT ? new float[length] : new double[length];
  }

  /** Native zeros that live as long as the pointer; outside any workspace. */
  static Pointer zeros(DataType dataType, long length) {
    Pointer values =
        dataType == DataType.FLOAT ? new FloatPointer(length) : new DoublePointer(length);
    clear(values, length);
    return values;
  }

  /** Where a row-major array begins; a pointer of the caller's own. */
  public static Pointer pointer(INDArray array) {
    return array.data().addressPointer();
  }

  /** Fills the beginning of a Java array. */
  public static void read(Pointer from, long at, Object to, int count) {
    if (to instanceof float[] floats) {
      ((FloatPointer) from).position(at).get(floats, 0, count);
    } else {
      ((DoublePointer) from).position(at).get((double[]) to, 0, count);
    }
  }

  /** Writes the first values of a Java array of {@link #values}. */
  public static void write(Object from, int count, Pointer to, long at) {
    if (from instanceof float[] floats) {
      ((FloatPointer) to).position(at).put(floats, 0, count);
    } else {
      ((DoublePointer) to).position(at).put((double[]) from, 0, count);
    }
  }

  /** Clears native memory. */
  static void clear(Pointer values, long count) {
    values.position(0);
    Pointer.memset(values, 0, count * values.sizeof());
  }

  /** A Java array of the network's precision with these values. */
  public static Object values(DataType dataType, double... values) {
    if (dataType != DataType.FLOAT) {
      return values;
    }
    float[] single = new float[values.length];
    for (int i = 0; i < single.length; i++) {
      single[i] = (float) values[i];
    }
    return single;
  }

  /** Some values as Java doubles, whatever their precision. */
  public static double[] doubles(Pointer from, long at, int count) {
    Pointer source = from.position(at);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          source instanceof FloatPointer floats ? floats.get(i) : ((DoublePointer) source).get(i);
    }
    return values;
  }

  /** Copies values from one array's memory to another's of the same precision. */
  public static void copy(Pointer from, long at, Pointer to, long target, long count) {
    // Not memcpy, which takes positions for bytes.
    to.position(target).put(from.limit(at + count).position(at));
  }
}
