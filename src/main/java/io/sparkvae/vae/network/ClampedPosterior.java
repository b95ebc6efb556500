package io.sparkvae.vae.network;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of q(z|x), {@code [B, 2·latentDim]}: means, then log variances kept within ±20, so
 * that one wild image cannot overflow a variance.
 */
public final class ClampedPosterior extends ParameterlessVertex {

  /** A clamp. */
  public ClampedPosterior() {
    super(1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClampedPosterior;
  }

  @Override
  public int hashCode() {
    return ClampedPosterior.class.hashCode();
  }

  @Override
  public GraphVertex clone() {
    return new ClampedPosterior();
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray paramsView,
      boolean initializeParams,
      DataType dataType) {
    return new ClampedPosteriorKernel(graph, name, index, dataType);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType... vertexInputs) {
    return vertexInputs[0];
  }
}
