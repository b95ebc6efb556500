package io.sparkvae.vae.kernel.map;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Group normalisation (Wu and He 2018) and SiLU, x·sigmoid(x) (Elfwing et al. 2018), of feature
 * maps: no image's result depends on others of its minibatch. Confined to one thread at a time.
 */
public interface NormAndSilu {

  /** Added to the variance. */
  double EPSILON = 1e-5;

  /**
   * Gain and shift of each channel, or their gradients.
   *
   * @param gain {@code [C]}, factor of the normalised values
   * @param shift {@code [C]}, added to them
   */
  record Affine(INDArray gain, INDArray shift) {}

  /** Writes the result; what {@link #backward} needs of the statistics is kept. */
  void forward(INDArray maps, Affine parameters, INDArray result);

  /**
   * What a backward pass takes and leaves besides maps and parameters.
   *
   * @param result gradient of the result; becomes that of the maps
   * @param parameters receives the gradients of the parameters
   * @param bypass added to the gradient of the maps, where there is one
   */
  record Slopes(INDArray result, Affine parameters, @Nullable INDArray bypass) {}

  /**
   * Turns the gradient of the result into that of the maps, in place.
   *
   * @param maps those of the last forward pass, unchanged
   */
  void backward(INDArray maps, Affine parameters, Slopes slopes);
}
