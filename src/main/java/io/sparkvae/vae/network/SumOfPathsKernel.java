package io.sparkvae.vae.network;

import io.sparkvae.vae.kernel.ArrayCache;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The sum at work, in the linear path's own array; both get the same gradient. */
@SuppressWarnings("overrides") // DL4J overrides a varargs method without varargs.
final class SumOfPathsKernel extends ParameterlessKernel {

  private final ArrayCache slopes = new ArrayCache();

  SumOfPathsKernel(ComputationGraph graph, String name, int index, DataType dataType) {
    super(graph, name, index, dataType);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    return sum(inputs[0], inputs[1]);
  }

  /** Adds a network's result to that of the linear path, which is lent. */
  static INDArray sum(INDArray network, INDArray linear) {
    return linear.addi(network.reshape('c', linear.shape()));
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
    return new Pair<>(null, new INDArray[] {lasting(), lasting()});
  }

  /** The gradient outside of any workspace, for it goes back to both paths, one after the other. */
  private INDArray lasting() {
    return epsilon.isAttached()
        ? slopes.of(epsilon.dataType(), epsilon.shape()).assign(epsilon)
        : epsilon;
  }
}
