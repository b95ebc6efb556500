package io.sparkvae.vae.network;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.factory.Nd4j;

/** ReLU and its derivative, in place. */
final class Rectifier {

  private static final int PIECE = 4096;
  private static final float HUGE = 1e38f;

  private final float[] activations = new float[PIECE];
  private final float[] slopes = new float[PIECE];

  /** max(x, 0). */
  void apply(INDArray x) {
    Nd4j.getExecutioner().exec(new RectifiedLinear(x, x, 0.0));
  }

  /**
   * Clears the slopes of those values that ReLU cut off. The sign of its result is the sign of its
   * argument, so the argument need not be kept.
   *
   * @param result what {@link #apply} left
   * @param slope gradient of the result; becomes the gradient of the argument
   */
  void back(INDArray result, INDArray slope) {
    if (result.dataType() == DataType.FLOAT) {
      backInPieces(result, slope);
      return;
    }
    Nd4j.getExecutioner()
        .exec(
            DynamicCustomOp.builder("relu_bp")
                .addInputs(result, slope)
                .addOutputs(slope)
                .addFloatingPointArguments(0.0)
                .build());
  }

  /**
   * In single precision ND4J's op is several times slower than vector instructions in the cache.
   */
  private void backInPieces(INDArray result, INDArray slope) {
    FloatPointer results = (FloatPointer) result.data().addressPointer();
    FloatPointer gradients = (FloatPointer) slope.data().addressPointer();
    long values = slope.length();
    for (long at = 0; at < values; at += PIECE) {
      int n = (int) Math.min(PIECE, values - at);
      results.position(at).get(activations, 0, n);
      gradients.position(at).get(slopes, 0, n);
      for (int i = 0; i < n; i++) {
        // 1 for every positive normal number, 0 for 0: a comparison would not be vectorised.
        slopes[i] *= Math.min(activations[i] * HUGE, 1f);
      }
      gradients.put(slopes, 0, n);
    }
  }
}
