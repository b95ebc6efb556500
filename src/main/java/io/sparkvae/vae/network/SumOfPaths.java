package io.sparkvae.vae.network;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The sum of a network's path and the linear path beside it, of as many values each. */
public final class SumOfPaths extends ParameterlessVertex {

  /** A sum of two. */
  public SumOfPaths() {
    super(2);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SumOfPaths;
  }

  @Override
  public int hashCode() {
    return SumOfPaths.class.hashCode();
  }

  @Override
  public GraphVertex clone() {
    return new SumOfPaths();
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray paramsView,
      boolean initializeParams,
      DataType dataType) {
    return new SumOfPathsKernel(graph, name, index, dataType);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType... vertexInputs) {
    return vertexInputs[1];
  }
}
