package io.sparkvae.vae.network;

import io.sparkvae.vae.kernel.ArrayCache;
import io.sparkvae.vae.kernel.NativeCopies;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Encoder or decoder alone, layer after layer without the graph around them. Fast where passes have
 * few different numbers of rows, for the layers keep their results' arrays.
 */
final class LayerChain {

  private final List<Layer> layers = new ArrayList<>();
  private final ArrayCache inputs = new ArrayCache();

  /** The layers whose names are the prefix and a number. */
  LayerChain(ComputationGraph graph, String prefix) {
    for (int i = 0; graph.getVertex(prefix + i) != null; i++) {
      layers.add(graph.getLayer(prefix + i));
    }
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
    INDArray activation = input;
    for (Layer layer : layers) {
      activation = layer.activate(activation, false, LayerWorkspaceMgr.noWorkspaces());
      layer.clear();
    }
    return activation;
  }
}
