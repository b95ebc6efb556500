package io.sparkvae.vae.kernel;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What follows the linear part of a layer: the bias and, where there is one, ReLU, in one pass over
 * memory; and ReLU's derivative on the way back. Pieces go through arrays that stay in the cache,
 * where vector instructions work on them; ND4J's ops take several times as long.
 */
public final class BiasAndRelu {

  private static final int PIECE = 4096;
  private static final float HUGE = 1e38f;

  private final boolean rectified;
  private final int outputs;
  private final int piece;
  private final float[] values;
  private final float[] others;

  private BiasAndRelu(int outputs, boolean rectified) {
    this.outputs = outputs;
    this.rectified = rectified;
    this.piece = Math.max(1, PIECE / outputs) * outputs;
    this.values = new float[piece];
    this.others = new float[piece];
  }

  /** The bias alone. */
  public static BiasAndRelu bias(int outputs) {
    return new BiasAndRelu(outputs, false);
  }

  /** The bias, then max(x, 0). */
  public static BiasAndRelu biasAndRectifier(int outputs) {
    return new BiasAndRelu(outputs, true);
  }

  /**
   * Works in place.
   *
   * @param result {@code [rows, outputs]}
   * @param bias {@code [outputs]}
   */
  public void apply(INDArray result, INDArray bias) {
    if (result.dataType() != DataType.FLOAT) {
      applyInDouble(result, bias);
      return;
    }
    ((FloatPointer) NativeCopies.pointer(bias)).get(others, 0, outputs);
    for (int at = outputs; at < piece; at += outputs) {
      System.arraycopy(others, 0, others, at, outputs);
    }
    FloatPointer results = (FloatPointer) NativeCopies.pointer(result);
    long length = result.length();
    for (long at = 0; at < length; at += piece) {
      int n = (int) Math.min(piece, length - at);
      results.position(at).get(values, 0, n);
      if (rectified) {
        rectify(n);
      } else {
        add(n);
      }
      results.put(values, 0, n);
    }
  }

  private void add(int n) {
    for (int i = 0; i < n; i++) {
      values[i] += others[i];
    }
  }

  /** NaN stays NaN, so that divergence shows. */
  private void rectify(int n) {
    for (int i = 0; i < n; i++) {
      values[i] = Math.max(values[i] + others[i], 0f);
    }
  }

  /**
   * Clears the slopes of those values that ReLU cut off. The sign of its result is the sign of its
   * argument, so the argument need not be kept.
   *
   * @param result what {@link #apply} left
   * @param slope gradient of the result; becomes the gradient of the argument
   */
  public void back(INDArray result, INDArray slope) {
    if (!rectified) {
      return;
    }
    if (result.dataType() != DataType.FLOAT) {
      backInDouble(result, slope);
      return;
    }
    FloatPointer results = (FloatPointer) NativeCopies.pointer(result);
    FloatPointer slopes = (FloatPointer) NativeCopies.pointer(slope);
    long length = slope.length();
    for (long at = 0; at < length; at += piece) {
      int n = (int) Math.min(piece, length - at);
      results.position(at).get(others, 0, n);
      slopes.position(at).get(values, 0, n);
      for (int i = 0; i < n; i++) {
        // 1 for every positive normal number, 0 for 0: a comparison would not be vectorised.
        values[i] *= Math.min(others[i] * HUGE, 1f);
      }
      slopes.put(values, 0, n);
    }
  }

  /** Double precision serves the check of the gradient, not speed. */
  private void applyInDouble(INDArray result, INDArray bias) {
    double[] sums = DoubleArrays.read(result);
    double[] added = DoubleArrays.read(bias);
    for (int i = 0; i < sums.length; i++) {
      double sum = sums[i] + added[i % outputs];
      sums[i] = rectified ? Math.max(sum, 0) : sum;
    }
    DoubleArrays.write(sums, result);
  }

  private static void backInDouble(INDArray result, INDArray slope) {
    double[] results = DoubleArrays.read(result);
    double[] slopes = DoubleArrays.read(slope);
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = results[i] > 0 ? slopes[i] : 0;
    }
    DoubleArrays.write(slopes, slope);
  }
}
