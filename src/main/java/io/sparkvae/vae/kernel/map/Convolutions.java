package io.sparkvae.vae.kernel.map;

import io.sparkvae.vae.kernel.onednn.ConvolutionShape;
import io.sparkvae.vae.kernel.onednn.OneDnn;
import io.sparkvae.vae.spec.Precision;
import org.nd4j.linalg.api.buffer.DataType;

/** Which kernels compute a {@link Convolution}. */
public final class Convolutions {

  private Convolutions() {}

  /**
   * oneDNN's in single precision where it has binaries; else, and in double precision, loops.
   *
   * @throws UnsupportedOperationException where the processor lacks that precision
   */
  public static Convolution of(ConvolutionShape shape, DataType dataType, Precision precision) {
    return dataType == DataType.FLOAT && OneDnn.isAvailable()
        ? new OneDnnConvolution(shape, precision)
        : new LoopConvolution(shape);
  }
}
