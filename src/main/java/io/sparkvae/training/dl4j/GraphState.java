package io.sparkvae.training.dl4j;

import io.sparkvae.vae.TrainingState;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The training state that a DL4J network holds: its flat parameters, its updater's state and its
 * iteration count.
 */
public final class GraphState {

  private GraphState() {}

  /** A copy of the network's state. */
  static TrainingState of(ComputationGraph network) {
    return new TrainingState(copy(network.params()), copy(moments(network)), iteration(network));
  }

  /** Copies a state into the network. */
  public static void restore(ComputationGraph network, TrainingState state) {
    put(state.parameters(), network.params());
    put(state.moments(), moments(network));
    network.getConfiguration().setIterationCount(state.iteration());
  }

  private static int iteration(ComputationGraph network) {
    return network.getConfiguration().getIterationCount();
  }

  private static INDArray moments(ComputationGraph network) {
    return network.getUpdater(true).getStateViewArray();
  }

  private static float[] copy(INDArray view) {
    float[] values = new float[Math.toIntExact(view.length())];
    ((FloatPointer) view.data().addressPointer()).get(values);
    return values;
  }

  private static void put(float[] values, INDArray view) {
    if (values.length != view.length()) {
      throw new IllegalArgumentException(
          "the network takes %d values, not %d".formatted(view.length(), values.length));
    }
    ((FloatPointer) view.data().addressPointer()).put(values);
  }
}
