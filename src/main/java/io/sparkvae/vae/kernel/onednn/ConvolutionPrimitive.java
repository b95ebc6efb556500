package io.sparkvae.vae.kernel.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One map of a convolution, and the copies of weights that it takes. */
final class ConvolutionPrimitive {

  /** oneDNN's name of what the first step after the product takes. */
  private static final int ADDED = dnnl.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE | dnnl.DNNL_ARG_SRC_1;

  private final memory weight;
  private final memory result;
  private final memory bias;
  private final memory added;
  private final List<Step> steps = new ArrayList<>();

  private ConvolutionPrimitive(ConvolutionDescription description, memory.desc result) {
    this.weight = Step.unbound(description.weight());
    this.result = Step.unbound(result);
    this.bias = Step.unbound(description.bias());
    this.added = Step.unbound(result);
  }

  static ConvolutionPrimitive convolve(
      ConvolutionDescription description, Addends addends, memory large) {
    ConvolutionPrimitive map = new ConvolutionPrimitive(description, description.small());
    convolution_forward.primitive_desc chosen = description.forward(addends);
    Step kernel =
        Step.of(new convolution_forward(chosen), chosen)
            .with(dnnl.DNNL_ARG_SRC, large)
            .with(dnnl.DNNL_ARG_WEIGHTS, map.packed(chosen.weights_desc()))
            .with(dnnl.DNNL_ARG_DST, map.result);
    if (addends.bias() != null) {
      kernel.with(dnnl.DNNL_ARG_BIAS, map.bias);
    }
    if (addends.maps() != null) {
      kernel.with(ADDED, map.added);
    }
    map.steps.add(kernel);
    return map;
  }

  static ConvolutionPrimitive transposedConvolve(ConvolutionDescription description, memory small) {
    ConvolutionPrimitive map = new ConvolutionPrimitive(description, description.large());
    convolution_backward_data.primitive_desc chosen = description.backwardData();
    map.steps.add(
        Step.of(new convolution_backward_data(chosen), chosen)
            .with(dnnl.DNNL_ARG_DIFF_DST, small)
            .with(dnnl.DNNL_ARG_WEIGHTS, map.packed(chosen.weights_desc()))
            .with(dnnl.DNNL_ARG_DIFF_SRC, map.result));
    return map;
  }

  static ConvolutionPrimitive gradient(
      ConvolutionDescription description, Addends sums, memory large, memory small) {
    ConvolutionPrimitive map = new ConvolutionPrimitive(description, description.small());
    convolution_backward_weights.primitive_desc chosen = description.backwardWeights(sums);
    memory packed = new memory(chosen.diff_weights_desc(), OneDnn.engine());
    Step kernel =
        Step.of(new convolution_backward_weights(chosen), chosen)
            .with(dnnl.DNNL_ARG_SRC, large)
            .with(dnnl.DNNL_ARG_DIFF_DST, small)
            .with(dnnl.DNNL_ARG_DIFF_WEIGHTS, packed);
    if (sums.bias() != null) {
      kernel.with(dnnl.DNNL_ARG_DIFF_BIAS, map.bias);
    }
    map.steps.add(kernel);
    map.steps.add(Step.copy(packed, map.weight));
    return map;
  }

  /** The weights as the kernel wants them, copied by a step of their own. */
  private memory packed(memory.desc wanted) {
    memory copied = new memory(wanted, OneDnn.engine());
    steps.add(Step.copy(weight, copied));
    return copied;
  }

  /**
   * Runs on these arrays.
   *
   * @param weights read, or of a gradient, written
   * @param maps written, where the map makes any
   * @param addends read, or of a gradient, written
   */
  void run(stream work, INDArray weights, @Nullable INDArray maps, Addends addends) {
    Step.bind(weight, weights);
    if (maps != null) {
      Step.bind(result, maps);
    }
    if (addends.bias() != null) {
      Step.bind(bias, addends.bias());
    }
    if (addends.maps() != null) {
      Step.bind(added, addends.maps());
    }
    for (Step step : steps) {
      step.run(work);
    }
    work._wait();
  }
}
