package io.sparkvae.vae.network;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;

/** What our vertices share: a fixed number of inputs, no parameters. */
public abstract class ParameterlessVertex extends GraphVertex {

  private final int inputs;

  ParameterlessVertex(int inputs) {
    this.inputs = inputs;
  }

  @Override
  public final long numParams(boolean backprop) {
    return 0;
  }

  @Override
  public final int minVertexInputs() {
    return inputs;
  }

  @Override
  public final int maxVertexInputs() {
    return inputs;
  }

  @Override
  public final MemoryReport getMemoryReport(InputType... inputTypes) {
    InputType type = inputTypes[0];
    return new LayerMemoryReport.Builder(getClass().getSimpleName(), getClass(), type, type)
        .standardMemory(0, 0)
        .workingMemory(0, 0, 0, type.arrayElementsPerExample())
        .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
        .build();
  }
}
