package io.sparkvae.vae.kernel;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A map of {@link DirectConvolution} that is ready to run. Confined to one thread at a time; which
 * one may change.
 */
final class PreparedConvolution {

  private final memory large;
  private final memory small;
  private final memory weight;
  private final List<Step> steps = new ArrayList<>();

  private PreparedConvolution(ConvolutionDescription description) {
    large = unbound(description.large());
    small = unbound(description.small());
    weight = unbound(description.weight());
  }

  private PreparedConvolution then(Step step) {
    steps.add(step);
    return this;
  }

  /** One primitive of oneDNN's and the arrays that it works on. */
  private record Step(primitive kernel, IntMemoryMap arguments) {

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

    /** Copies from one order of the same values into another. */
    static Step copy(memory from, memory to) {
      reorder.primitive_desc description =
          new reorder.primitive_desc(from, to, ConvolutionDescription.attributes(), false);
      return of(new reorder(description), description)
          .with(dnnl.DNNL_ARG_FROM, from)
          .with(dnnl.DNNL_ARG_TO, to);
    }
  }

  /** {@link WindowMaps#convolve}. */
  static PreparedConvolution convolve(ConvolutionDescription description) {
    PreparedConvolution map = new PreparedConvolution(description);
    convolution_forward.primitive_desc chosen = description.forward();
    memory packed = new memory(chosen.weights_desc(), OneDnn.engine());
    Step kernel =
        Step.of(new convolution_forward(chosen), chosen)
            .with(dnnl.DNNL_ARG_SRC, map.large)
            .with(dnnl.DNNL_ARG_WEIGHTS, packed)
            .with(dnnl.DNNL_ARG_DST, map.small);
    return map.then(Step.copy(map.weight, packed)).then(kernel);
  }

  /** {@link WindowMaps#transposedConvolve}. */
  static PreparedConvolution transposedConvolve(ConvolutionDescription description) {
    PreparedConvolution map = new PreparedConvolution(description);
    convolution_backward_data.primitive_desc chosen = description.backwardData();
    memory packed = new memory(chosen.weights_desc(), OneDnn.engine());
    Step kernel =
        Step.of(new convolution_backward_data(chosen), chosen)
            .with(dnnl.DNNL_ARG_DIFF_DST, map.small)
            .with(dnnl.DNNL_ARG_WEIGHTS, packed)
            .with(dnnl.DNNL_ARG_DIFF_SRC, map.large);
    return map.then(Step.copy(map.weight, packed)).then(kernel);
  }

  /** {@link WindowMaps#gradient}. */
  static PreparedConvolution gradient(ConvolutionDescription description) {
    PreparedConvolution map = new PreparedConvolution(description);
    convolution_backward_weights.primitive_desc chosen = description.backwardWeights();
    memory packed = new memory(chosen.diff_weights_desc(), OneDnn.engine());
    Step kernel =
        Step.of(new convolution_backward_weights(chosen), chosen)
            .with(dnnl.DNNL_ARG_SRC, map.large)
            .with(dnnl.DNNL_ARG_DIFF_DST, map.small)
            .with(dnnl.DNNL_ARG_DIFF_WEIGHTS, packed);
    return map.then(kernel).then(Step.copy(packed, map.weight));
  }

  private static memory unbound(memory.desc description) {
    return new memory(description, OneDnn.engine(), new Pointer());
  }

  /** Runs on these arrays. */
  void run(stream work, INDArray largeMaps, INDArray weights, INDArray smallMaps) {
    large.set_data_handle(NativeCopies.pointer(largeMaps));
    weight.set_data_handle(NativeCopies.pointer(weights));
    small.set_data_handle(NativeCopies.pointer(smallMaps));
    for (Step step : steps) {
      step.kernel().execute(work, step.arguments());
    }
    work._wait();
  }
}
