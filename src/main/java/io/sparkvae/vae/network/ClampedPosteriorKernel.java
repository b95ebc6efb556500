package io.sparkvae.vae.network;

import io.sparkvae.vae.kernel.DoubleArrays;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The clamp at work. Outside the bound a gradient passes only where a step along it leads back
 * inside; otherwise an image that once overshot could never return.
 */
@SuppressWarnings("overrides") // DL4J overrides a varargs method without varargs.
final class ClampedPosteriorKernel extends ParameterlessKernel {

  /** Largest magnitude of a log variance: standard deviations from 4.5e-5 to 22,026. */
  private static final double BOUND = 20;

  ClampedPosteriorKernel(ComputationGraph graph, String name, int index, DataType dataType) {
    super(graph, name, index, dataType);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray in = inputs[0];
    INDArray out =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, in.dataType(), in.shape(), 'c');
    DoubleArrays.write(clamped(in), out);
    return out;
  }

  /** Means as they are, log variances inside the bound. */
  static double[] clamped(INDArray posterior) {
    double[] values = DoubleArrays.read(posterior);
    int width = Math.toIntExact(posterior.size(1));
    for (int i = 0; i < values.length; i++) {
      if (isLogVariance(i, width)) {
        values[i] = clamp(values[i]);
      }
    }
    return values;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
    double[] values = DoubleArrays.read(inputs[0]);
    double[] slope = DoubleArrays.read(epsilon);
    int width = Math.toIntExact(inputs[0].size(1));
    for (int i = 0; i < values.length; i++) {
      boolean outwards = slope[i] * values[i] < 0;
      if (isLogVariance(i, width) && values[i] != clamp(values[i]) && outwards) {
        slope[i] = 0;
      }
    }
    INDArray back =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, epsilon.dataType(), inputs[0].shape(), 'c');
    DoubleArrays.write(slope, back);
    return new Pair<>(null, new INDArray[] {back});
  }

  private static boolean isLogVariance(int index, int width) {
    return index % width >= width / 2;
  }

  /** NaN stays NaN, so that divergence shows. */
  private static double clamp(double logVariance) {
    return Math.max(-BOUND, Math.min(BOUND, logVariance));
  }
}
