package io.sparkvae.vae.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** One way of {@link WindowProducts}, on a few images of a minibatch. */
sealed interface GroupProducts permits ShiftedProducts, GatheredProducts {

  /**
   * Images that follow each other in a minibatch.
   *
   * @param from the first one
   * @param count at most {@link #largestGroup}
   */
  record Group(int from, int count) {}

  int largestGroup();

  /** Lays large maps out for {@link #convolve} and {@link #gradient}. */
  void prepare(INDArray large, Group group);

  /** Writes the small maps of what was laid out. */
  void convolve(ConvolutionWeights weight, INDArray small, Group group);

  /** Writes the large maps; what was laid out is no longer valid. */
  void transposedConvolve(INDArray small, ConvolutionWeights weight, INDArray large, Group group);

  /** Adds to the gradient of the weights, which begins with the first image. */
  void gradient(INDArray small, ConvolutionWeights slope, Group group);
}
