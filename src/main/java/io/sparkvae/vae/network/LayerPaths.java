package io.sparkvae.vae.network;

import io.sparkvae.vae.kernel.ArrayCache;
import io.sparkvae.vae.kernel.NativeCopies;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Encoder or decoder alone, without the graph around them: the network layer after layer, the
 * linear path beside it, and what follows their sum. Fast where passes have few different numbers
 * of rows, for the layers keep their results' arrays.
 */
final class LayerPaths {

  private final List<Layer> network;
  private final List<Layer> linear;
  private final List<Layer> behind;
  private final ArrayCache inputs = new ArrayCache();

  private LayerPaths(List<Layer> network, List<Layer> linear, List<Layer> behind) {
    this.network = network;
    this.linear = linear;
    this.behind = behind;
  }

  /** From images to the parameters of q(z|x), not clamped. */
  static LayerPaths encoder(ComputationGraph graph) {
    return new LayerPaths(
        numbered(graph, VaeGraph.ENCODER), named(graph, VaeGraph.LINEAR_ENCODER), List.of());
  }

  /** From z to what p(x|z) is computed from. */
  static LayerPaths decoder(ComputationGraph graph) {
    return new LayerPaths(
        numbered(graph, VaeGraph.DECODER),
        named(graph, VaeGraph.LINEAR_DECODER),
        named(graph, VaeGraph.VARIANCE));
  }

  /** The layers whose names are the prefix and a number. */
  static List<Layer> numbered(ComputationGraph graph, String prefix) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; graph.getVertex(prefix + i) != null; i++) {
      layers.add(graph.getLayer(prefix + i));
    }
    return layers;
  }

  private static List<Layer> named(ComputationGraph graph, String name) {
    GraphVertex vertex = graph.getVertex(name);
    return vertex == null ? List.of() : List.of(vertex.getLayer());
  }

  /**
   * The output of the last layer; lent until the next pass.
   *
   * @param values that many rows, one after the other
   */
  INDArray apply(float[] values, int rows) {
    INDArray input = inputs.of(DataType.FLOAT, rows, values.length / rows);
    ((FloatPointer) NativeCopies.pointer(input)).put(values);
    return apply(input);
  }

  /** The same of an array, which is not kept. */
  INDArray apply(INDArray input) {
    INDArray sum;
    if (linear.isEmpty()) {
      sum = through(network, input);
    } else if (network.isEmpty()) {
      sum = through(linear, input);
    } else {
      sum = SumOfPathsKernel.sum(through(network, input), through(linear, input));
    }
    return through(behind, sum);
  }

  private static INDArray through(List<Layer> layers, INDArray input) {
    INDArray activation = input;
    for (Layer layer : layers) {
      activation = layer.activate(activation, false, LayerWorkspaceMgr.noWorkspaces());
      layer.clear();
    }
    return activation;
  }
}
