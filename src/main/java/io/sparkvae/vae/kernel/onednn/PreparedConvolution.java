package io.sparkvae.vae.kernel.onednn;

import org.bytedeco.dnnl.stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The maps of a convolution for so many images. Confined to one thread at a time; which one may
 * change. Maps that were loaded are there until others are, for any number of images.
 */
public final class PreparedConvolution {

  private final ConvolutionDescription description;
  private final stream work = new stream(OneDnn.engine());
  private final LoadedMaps large;
  private final LoadedMaps small;
  private @Nullable ConvolutionPrimitive downward;
  private @Nullable ConvolutionPrimitive upward;
  private @Nullable ConvolutionPrimitive slopes;

  /**
   * Prepares nothing yet.
   *
   * @param largeRoom for rounded large maps
   * @param smallRoom for rounded small maps
   */
  PreparedConvolution(ConvolutionDescription description, Room largeRoom, Room smallRoom) {
    this.description = description;
    this.large = new LoadedMaps(description.large(), description.largeFactors(), largeRoom);
    this.small = new LoadedMaps(description.small(), description.smallFactors(), smallRoom);
  }

  /** Takes large maps, which stay as they are while they are in use. */
  public void loadLarge(INDArray maps) {
    large.load(maps, work);
  }

  /** Takes small maps, which stay as they are while they are in use. */
  public void loadSmall(INDArray maps) {
    small.load(maps, work);
  }

  /** {@code result = windows(large) · weight}, and what there is to add, the same every time. */
  public void convolve(INDArray weight, INDArray result, Addends addends) {
    ConvolutionPrimitive ready = downward;
    if (ready == null) {
      ready = ConvolutionPrimitive.convolve(description, addends, large.factors());
      downward = ready;
    }
    ready.run(work, weight, result, addends);
  }

  /** {@code result = windowsᵀ(small · weightᵀ)}: every window's values added up where they lie. */
  public void transposedConvolve(INDArray weight, INDArray result) {
    ConvolutionPrimitive ready = upward;
    if (ready == null) {
      ready = ConvolutionPrimitive.transposedConvolve(description, small.factors());
      upward = ready;
    }
    ready.run(work, weight, result, Addends.NONE);
  }

  /**
   * {@code weight = windows(large)ᵀ · small}.
   *
   * @param bias receives the sums of small over images and pixels; null every time or never
   */
  public void gradient(INDArray weight, @Nullable INDArray bias) {
    Addends sums = new Addends(bias, null);
    ConvolutionPrimitive ready = slopes;
    if (ready == null) {
      ready = ConvolutionPrimitive.gradient(description, sums, large.factors(), small.factors());
      slopes = ready;
    }
    ready.run(work, weight, null, sums);
  }
}
