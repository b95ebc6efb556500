package io.sparkvae.vae;

import java.io.Serializable;

/**
 * What one replica hands to the next round: parameters, Adam's moments and the iteration count.
 * Arrays are lent, not copied.
 */
public final class TrainingState implements Serializable {

  private final float[] parameters;
  private final float[] moments;
  private final int iteration;

  /**
   * Borrows the arrays.
   *
   * @param parameters length P, in the order of the graph's flat view
   * @param moments length 2·P: first moments, then second moments
   * @param iteration minibatches behind these parameters, which Adam's bias correction needs
   */
  public TrainingState(float[] parameters, float[] moments, int iteration) {
    this.parameters = parameters;
    this.moments = moments;
    this.iteration = iteration;
  }

  /** Zeros for a model of that many parameters. */
  public static TrainingState blank(int parameters) {
    return new TrainingState(
        new float[parameters], new float[Math.multiplyExact(2, parameters)], 0);
  }

  /** The same arrays with another iteration count. */
  public TrainingState at(int newIteration) {
    return new TrainingState(parameters, moments, newIteration);
  }

  public float[] parameters() {
    return parameters;
  }

  public float[] moments() {
    return moments;
  }

  public int iteration() {
    return iteration;
  }
}
