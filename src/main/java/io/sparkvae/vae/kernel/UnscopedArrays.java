package io.sparkvae.vae.kernel;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays that a layer keeps: they outlive the workspace that is open while it computes. */
public final class UnscopedArrays {

  private UnscopedArrays() {}

  /** A row-major array whose values are not set. */
  @SuppressWarnings("try") // The scope is closed, never named.
  public static INDArray array(DataType dataType, long... shape) {
    try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return Nd4j.createUninitialized(dataType, shape, 'c');
    }
  }
}
