package io.sparkvae.vae.network;

import io.sparkvae.vae.kernel.ArrayCache;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.LossLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One term of the negative ELBO at work: the backward pass computes nats and gradient together, and
 * the score is then read off. Gradients are summed over images; the step divides by their number.
 */
public abstract class LossTermKernel extends LossLayer {

  private final transient ArrayCache slopes = new ArrayCache();
  private double nats = Double.NaN;

  LossTermKernel(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  /**
   * Computes the term for every image.
   *
   * @param preOutput what comes into this output of the graph
   * @param labels the images, where the term needs them
   * @param gradient receives the derivative in {@code preOutput}, not weighted; same shape
   * @return nats of each image, not weighted
   */
  abstract double[] nats(INDArray preOutput, INDArray labels, INDArray gradient);

  /** The weight of this term in the loss. */
  double weight() {
    return 1;
  }

  /** Unweighted nats of the last minibatch, summed over its images. */
  public final double nats() {
    return nats;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray gradient = slopes.of(input.dataType(), input.shape());
    nats = sum(nats(input, labels, gradient));
    if (weight() != 1) {
      gradient.muli(weight());
    }
    return new Pair<>(new DefaultGradient(), gradient);
  }

  @Override
  public double computeScore(double regularization, boolean training, LayerWorkspaceMgr ignored) {
    return weight() * nats / input.size(0) + regularization;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    return workspaces.dup(ArrayType.ACTIVATIONS, input, 'c');
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
