package io.sparkvae.vae.network;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A map that is ready to run.
 *
 * @param kernel oneDNN's primitive
 * @param weight as the layer keeps it
 * @param packed as the kernel likes it
 * @param packing copies the weight into the kernel's order, or the gradient out of it
 */
record PreparedConvolution(
    primitive kernel,
    IntMemoryMap arguments,
    memory large,
    memory small,
    memory weight,
    memory packed,
    reorder packing) {

  static PreparedConvolution down(ConvolutionDescription description) {
    convolution_forward.primitive_desc chosen = description.forward();
    memory packed = new memory(chosen.weights_desc(), OneDnn.engine());
    Roles roles = new Roles(dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_DST, dnnl.DNNL_ARG_WEIGHTS);
    return of(description, new convolution_forward(chosen), packed, roles);
  }

  static PreparedConvolution up(ConvolutionDescription description) {
    convolution_backward_data.primitive_desc chosen = description.backwardData();
    memory packed = new memory(chosen.weights_desc(), OneDnn.engine());
    Roles roles = new Roles(dnnl.DNNL_ARG_DIFF_SRC, dnnl.DNNL_ARG_DIFF_DST, dnnl.DNNL_ARG_WEIGHTS);
    return of(description, new convolution_backward_data(chosen), packed, roles);
  }

  static PreparedConvolution gradient(ConvolutionDescription description) {
    convolution_backward_weights.primitive_desc chosen = description.backwardWeights();
    memory packed = new memory(chosen.diff_weights_desc(), OneDnn.engine());
    Roles roles = new Roles(dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_DIFF_DST, dnnl.DNNL_ARG_DIFF_WEIGHTS);
    return of(description, new convolution_backward_weights(chosen), packed, roles);
  }

  /** What oneDNN calls the large maps, the small ones and the weights. */
  private record Roles(int large, int small, int weight) {}

  private static PreparedConvolution of(
      ConvolutionDescription description, primitive kernel, memory packed, Roles roles) {
    memory large = unbound(description.large());
    memory small = unbound(description.small());
    memory weight = unbound(description.weight());
    IntMemoryMap arguments = new IntMemoryMap();
    arguments.put(roles.large(), large);
    arguments.put(roles.small(), small);
    arguments.put(roles.weight(), packed);
    boolean gradient = roles.weight() == dnnl.DNNL_ARG_DIFF_WEIGHTS;
    reorder packing = gradient ? new reorder(packed, weight) : new reorder(weight, packed);
    return new PreparedConvolution(kernel, arguments, large, small, weight, packed, packing);
  }

  private static memory unbound(memory.desc description) {
    return new memory(description, OneDnn.engine(), new Pointer());
  }

  /** Says where this pass has its arrays. */
  void bind(INDArray largeMaps, INDArray weights, INDArray smallMaps) {
    large.set_data_handle(Copies.pointer(largeMaps));
    weight.set_data_handle(Copies.pointer(weights));
    small.set_data_handle(Copies.pointer(smallMaps));
  }
}
