package io.sparkvae.vae.network;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays that a layer keeps: they outlive the workspace that is open while it computes. */
final class Detached {

  private Detached() {}

  /** A row-major array whose values are not set. */
  @SuppressWarnings("try") // The scope is closed, never named.
  static INDArray array(DataType dataType, long... shape) {
    try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return Nd4j.createUninitialized(dataType, shape, 'c');
    }
  }
}
