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
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A map of a convolution by oneDNN that is ready to run for so many images. Confined to one thread
 * at a time; which one may change.
 */
public final class PreparedConvolution {

  /** oneDNN's name of what the first step after the product takes. */
  private static final int ADDED = dnnl.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE | dnnl.DNNL_ARG_SRC_1;

  private final memory large;
  private final memory small;
  private final memory weight;
  private final memory bias;
  private final memory added;
  private final List<Step> steps = new ArrayList<>();

  private PreparedConvolution(ConvolutionDescription description) {
    large = unbound(description.large());
    small = unbound(description.small());
    weight = unbound(description.weight());
    bias = unbound(description.bias());
    added = unbound(description.small());
  }

  /** The maps and weights that a run takes. */
  public record Operands(INDArray large, INDArray weight, INDArray small) {}

  /** What a run adds, or for gradients of weights, where it leaves the bias's. */
  public record Addends(@Nullable INDArray bias, @Nullable INDArray maps) {

    /** Nothing to add. */
    public static final Addends NONE = new Addends(null, null);
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

  /** {@code small = windows(large) · weight}, and what the description adds. */
  public static PreparedConvolution convolve(ConvolutionDescription description) {
    PreparedConvolution map = new PreparedConvolution(description);
    convolution_forward.primitive_desc chosen = description.forward();
    Step kernel =
        Step.of(new convolution_forward(chosen), chosen)
            .with(dnnl.DNNL_ARG_SRC, map.taken(map.large, chosen.src_desc()))
            .with(dnnl.DNNL_ARG_WEIGHTS, map.taken(map.weight, chosen.weights_desc()))
            .with(dnnl.DNNL_ARG_DST, map.small);
    if (description.terms() != ConvolutionDescription.Terms.PRODUCT) {
      kernel.with(dnnl.DNNL_ARG_BIAS, map.bias);
    }
    if (description.terms() == ConvolutionDescription.Terms.BIAS_AND_MAPS) {
      kernel.with(ADDED, map.added);
    }
    map.steps.add(kernel);
    return map;
  }

  /** {@code large = windowsᵀ(small · weightᵀ)}: every window's values added up where they lie. */
  public static PreparedConvolution transposedConvolve(ConvolutionDescription description) {
    PreparedConvolution map = new PreparedConvolution(description);
    convolution_backward_data.primitive_desc chosen = description.backwardData();
    map.steps.add(
        Step.of(new convolution_backward_data(chosen), chosen)
            .with(dnnl.DNNL_ARG_DIFF_DST, map.taken(map.small, chosen.diff_dst_desc()))
            .with(dnnl.DNNL_ARG_WEIGHTS, map.taken(map.weight, chosen.weights_desc()))
            .with(dnnl.DNNL_ARG_DIFF_SRC, map.large));
    return map;
  }

  /** {@code weight = windows(large)ᵀ · small}, and the bias's gradient where there is a bias. */
  public static PreparedConvolution gradient(ConvolutionDescription description) {
    PreparedConvolution map = new PreparedConvolution(description);
    convolution_backward_weights.primitive_desc chosen = description.backwardWeights();
    memory packed = new memory(chosen.diff_weights_desc(), OneDnn.engine());
    Step kernel =
        Step.of(new convolution_backward_weights(chosen), chosen)
            .with(dnnl.DNNL_ARG_SRC, map.taken(map.large, chosen.src_desc()))
            .with(dnnl.DNNL_ARG_DIFF_DST, map.taken(map.small, chosen.diff_dst_desc()))
            .with(dnnl.DNNL_ARG_DIFF_WEIGHTS, packed);
    if (description.terms() != ConvolutionDescription.Terms.PRODUCT) {
      kernel.with(dnnl.DNNL_ARG_DIFF_BIAS, map.bias);
    }
    map.steps.add(kernel);
    map.steps.add(Step.copy(packed, map.weight));
    return map;
  }

  /** The values as the kernel wants them: where they lie, or copied by a step of their own. */
  private memory taken(memory lent, memory.desc wanted) {
    if (lent.get_desc().equals(wanted)) {
      return lent;
    }
    memory copied = new memory(wanted, OneDnn.engine());
    steps.add(Step.copy(lent, copied));
    return copied;
  }

  private static memory unbound(memory.desc description) {
    return new memory(description, OneDnn.engine(), new Pointer());
  }

  /** Runs on these arrays. */
  public void run(stream work, Operands operands, Addends addends) {
    large.set_data_handle(NativeCopies.pointer(operands.large()));
    weight.set_data_handle(NativeCopies.pointer(operands.weight()));
    small.set_data_handle(NativeCopies.pointer(operands.small()));
    bind(bias, addends.bias());
    bind(added, addends.maps());
    for (Step step : steps) {
      step.kernel().execute(work, step.arguments());
    }
    work._wait();
  }

  private static void bind(memory values, @Nullable INDArray array) {
    if (array != null) {
      values.set_data_handle(NativeCopies.pointer(array));
    }
  }
}
