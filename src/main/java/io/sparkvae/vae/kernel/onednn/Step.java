package io.sparkvae.vae.kernel.onednn;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One primitive of oneDNN's and the arrays that it works on. */
record Step(primitive kernel, IntMemoryMap arguments) {

  /**
   * With scratch memory of its own: oneDNN's would belong to the thread that makes the primitive,
   * and a task's network comes to other threads.
   */
  static Step of(primitive kernel, primitive_desc_base description) {
    IntMemoryMap arguments = new IntMemoryMap();
    memory scratch = new memory(description.scratchpad_desc(), OneDnn.engine());
    arguments.put(dnnl.DNNL_ARG_SCRATCHPAD, scratch);
    return new Step(kernel, arguments);
  }

  Step with(int role, memory values) {
    arguments.put(role, values);
    return this;
  }

  /** Copies from one order or precision of the same values into another. */
  static Step copy(memory from, memory to) {
    reorder.primitive_desc description =
        new reorder.primitive_desc(from, to, ConvolutionDescription.attributes(), false);
    return of(new reorder(description), description)
        .with(dnnl.DNNL_ARG_FROM, from)
        .with(dnnl.DNNL_ARG_TO, to);
  }

  void run(stream work) {
    kernel.execute(work, arguments);
  }

  /** Values of the caller's, which are bound before each run. */
  static memory unbound(memory.desc description) {
    return new memory(description, OneDnn.engine(), new Pointer());
  }

  /** Lets unbound values be those of a row-major array. */
  static void bind(memory values, INDArray array) {
    values.set_data_handle(array.data().addressPointer());
  }
}
