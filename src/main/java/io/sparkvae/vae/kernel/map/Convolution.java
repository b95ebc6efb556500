package io.sparkvae.vae.kernel.map;

import io.sparkvae.vae.kernel.onednn.Addends;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The linear maps of a convolution between large and small feature maps. A transposed convolution
 * takes the same maps the other way. Factors are taken over first, once for all maps that multiply
 * by them; until the last of these they stay unchanged. Confined to one thread at a time.
 */
public interface Convolution {

  /** Takes large maps over. */
  void loadLarge(INDArray maps);

  /** Takes small maps over, of as many images as there are large ones if both are in use. */
  void loadSmall(INDArray maps);

  /** {@code result = windows(large) · weight}, and what there is to add, the same every time. */
  void convolve(INDArray weight, INDArray result, Addends addends);

  /** {@code result = windowsᵀ(small · weightᵀ)}: every window's values added up where they lie. */
  void transposedConvolve(INDArray weight, INDArray result);

  /**
   * {@code weight = windows(large)ᵀ · small}.
   *
   * @param bias receives the sums of small over images and pixels; null every time or never
   */
  void gradient(INDArray weight, @Nullable INDArray bias);
}
