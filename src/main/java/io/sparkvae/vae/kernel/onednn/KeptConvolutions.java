package io.sparkvae.vae.kernel.onednn;

import io.sparkvae.vae.spec.Precision;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One convolution, prepared for the numbers of images that were lately asked for. */
public final class KeptConvolutions {

  /** Whole minibatches, the last one of an epoch, and those of encoding. */
  private static final int NUMBERS = 4;

  private final ConvolutionShape shape;
  private final Precision precision;
  private final Room largeRoom = new Room();
  private final Room smallRoom = new Room();
  private final Map<Integer, PreparedConvolution> kept =
      new LinkedHashMap<>(NUMBERS, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, PreparedConvolution> eldest) {
          return size() > NUMBERS;
        }
      };

  /**
   * Prepares nothing yet.
   *
   * @throws UnsupportedOperationException where the processor lacks that precision
   */
  public KeptConvolutions(ConvolutionShape shape, Precision precision) {
    this.shape = shape;
    this.precision = Bfloat16.supported(precision);
  }

  /** The one for so many images, made where there is none. */
  private PreparedConvolution of(int images) {
    return kept.computeIfAbsent(
        images,
        count ->
            new PreparedConvolution(
                new ConvolutionDescription(shape, count, precision), largeRoom, smallRoom));
  }

  /** The one for as many images as these large maps are. */
  public PreparedConvolution ofLarge(INDArray maps) {
    return of(Math.toIntExact(maps.length() / shape.largeValues()));
  }

  /** The one for as many images as these small maps are. */
  public PreparedConvolution ofSmall(INDArray maps) {
    return of(Math.toIntExact(maps.length() / shape.smallValues()));
  }

  /** Whether oneDNN has kernels for all maps of this shape that are made for this processor. */
  public static boolean suits(ConvolutionShape shape) {
    return OneDnn.isAvailable()
        && new ConvolutionDescription(shape, 1, Precision.FLOAT32).isTuned();
  }
}
