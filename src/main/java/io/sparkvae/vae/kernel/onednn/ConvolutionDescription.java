package io.sparkvae.vae.kernel.onednn;

import io.sparkvae.vae.spec.Precision;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;

/**
 * What oneDNN is told of the maps of so many images.
 *
 * @param precision that of the factors
 */
record ConvolutionDescription(ConvolutionShape shape, int images, Precision precision) {

  /** Scratch memory is ours. */
  static primitive_attr attributes() {
    primitive_attr attributes = new primitive_attr();
    attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user);
    return attributes;
  }

  /** Whether oneDNN has kernels for all three maps that are made for this processor. */
  boolean isTuned() {
    return isTuned(forward(Addends.NONE))
        && isTuned(backwardData())
        && isTuned(backwardWeights(Addends.NONE));
  }

  private static boolean isTuned(primitive_desc_base description) {
    return description.asBoolean() && !description.impl_info_str().getString().startsWith("ref");
  }

  convolution_forward.primitive_desc forward(Addends addends) {
    primitive_attr attributes = attributes();
    if (addends.maps() != null) {
      post_ops afterwards = new post_ops();
      afterwards.append_binary(dnnl.algorithm.binary_add.value, small());
      attributes.set_post_ops(afterwards);
    }
    return new convolution_forward.primitive_desc(
        OneDnn.engine(),
        dnnl.prop_kind.forward_training.value,
        dnnl.algorithm.convolution_direct.value,
        largeFactors(),
        anyWeight(factors()),
        addends.bias() == null ? new memory.desc() : bias(),
        small(),
        strides(),
        padding(),
        padding(),
        attributes,
        true);
  }

  convolution_backward_data.primitive_desc backwardData() {
    return new convolution_backward_data.primitive_desc(
        OneDnn.engine(),
        dnnl.algorithm.convolution_direct.value,
        large(),
        anyWeight(factors()),
        smallFactors(),
        strides(),
        padding(),
        padding(),
        forward(Addends.NONE),
        attributes(),
        true);
  }

  convolution_backward_weights.primitive_desc backwardWeights(Addends sums) {
    return new convolution_backward_weights.primitive_desc(
        OneDnn.engine(),
        dnnl.algorithm.convolution_direct.value,
        largeFactors(),
        anyWeight(memory.data_type.f32),
        sums.bias() == null ? new memory.desc() : bias(),
        smallFactors(),
        strides(),
        padding(),
        padding(),
        forward(Addends.NONE),
        attributes(),
        true);
  }

  /** As they come in and go out. */
  memory.desc large() {
    return large(memory.data_type.f32);
  }

  /** As kernels multiply them. */
  memory.desc largeFactors() {
    return large(factors());
  }

  memory.desc smallFactors() {
    return small(factors());
  }

  private memory.desc large(memory.data_type type) {
    return maps(type, shape.channels(), shape.height(), shape.width());
  }

  memory.desc small() {
    return small(memory.data_type.f32);
  }

  private memory.desc small(memory.data_type type) {
    return maps(type, shape.outputs(), shape.smallHeight(), shape.smallWidth());
  }

  private memory.desc maps(memory.data_type type, long channels, long height, long width) {
    long[] sizes = {images, channels, height, width};
    return new memory.desc(sizes, type, memory.format_tag.nhwc);
  }

  /** As the layer keeps it. */
  memory.desc weight() {
    return weight(memory.data_type.f32, memory.format_tag.hwio);
  }

  /** As the kernel likes it. */
  private memory.desc anyWeight(memory.data_type type) {
    return weight(type, memory.format_tag.any);
  }

  private memory.desc weight(memory.data_type type, memory.format_tag tag) {
    long[] sizes = {shape.outputs(), shape.channels(), shape.window(), shape.window()};
    return new memory.desc(sizes, type, tag);
  }

  memory.desc bias() {
    long[] sizes = {shape.outputs()};
    return new memory.desc(sizes, memory.data_type.f32, memory.format_tag.x);
  }

  private memory.data_type factors() {
    return precision == Precision.BFLOAT16 ? memory.data_type.bf16 : memory.data_type.f32;
  }

  private long[] strides() {
    return new long[] {shape.stride(), shape.stride()};
  }

  private long[] padding() {
    return new long[] {shape.padding(), shape.padding()};
  }
}
