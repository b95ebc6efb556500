package io.sparkvae.vae.kernel;

import org.nd4j.linalg.api.buffer.DataType;

/** Which kernels compute {@link WindowMaps}. */
public final class WindowKernels {

  private WindowKernels() {}

  /** Those of oneDNN where it has some for these sizes, else, and in double precision, products. */
  public static WindowMaps of(MapSizes sizes, DataType dataType) {
    return dataType == DataType.FLOAT && DirectConvolution.suits(sizes)
        ? new DirectConvolution(sizes)
        : WindowProducts.of(sizes, dataType);
  }
}
