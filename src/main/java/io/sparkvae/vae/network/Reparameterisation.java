package io.sparkvae.vae.network;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * z = mean + exp(logVariance/2)·ε with ε ~ N(0, I) in training, z = mean otherwise (Kingma and
 * Welling 2014, section 2.4): {@code [B, 2·latentDim]} to {@code [B, latentDim]}.
 */
public final class Reparameterisation extends ParameterlessVertex {

  /** A draw of z. */
  public Reparameterisation() {
    super(1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reparameterisation;
  }

  @Override
  public int hashCode() {
    return Reparameterisation.class.hashCode();
  }

  @Override
  public GraphVertex clone() {
    return new Reparameterisation();
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray paramsView,
      boolean initializeParams,
      DataType dataType) {
    return new ReparameterisationKernel(graph, name, index, dataType);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType... vertexInputs) {
    return InputType.feedForward(vertexInputs[0].arrayElementsPerExample() / 2);
  }
}
