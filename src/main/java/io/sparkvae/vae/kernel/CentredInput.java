package io.sparkvae.vae.kernel;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Rows less one row, times a number, in one pass over memory. */
public final class CentredInput {

  private final double factor;
  private final float[] row;
  private final float[] centre;

  /**
   * For rows of that length.
   *
   * @param factor on every difference
   */
  public CentredInput(int length, double factor) {
    this.factor = factor;
    this.row = new float[length];
    this.centre = new float[length];
  }

  /**
   * Writes {@code factor · (rows − subtracted)}.
   *
   * @param rows {@code [B, length]}
   * @param subtracted {@code [length]}
   * @param result of the shape of {@code rows}
   */
  public void write(INDArray rows, INDArray subtracted, INDArray result) {
    if (rows.dataType() != DataType.FLOAT) {
      writeDoubles(rows, subtracted, result);
      return;
    }
    ((FloatPointer) NativeCopies.pointer(subtracted)).get(centre);
    FloatPointer from = (FloatPointer) NativeCopies.pointer(rows);
    FloatPointer to = (FloatPointer) NativeCopies.pointer(result);
    float scale = (float) factor;
    for (long at = 0; at < rows.length(); at += row.length) {
      from.position(at).get(row);
      for (int i = 0; i < row.length; i++) {
        row[i] = (row[i] - centre[i]) * scale;
      }
      to.position(at).put(row);
    }
  }

  /** Double precision serves the check of the gradient, not speed. */
  private void writeDoubles(INDArray rows, INDArray subtracted, INDArray result) {
    double[] values = DoubleArrays.read(rows);
    double[] less = DoubleArrays.read(subtracted);
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - less[i % less.length]) * factor;
    }
    DoubleArrays.write(values, result);
  }
}
