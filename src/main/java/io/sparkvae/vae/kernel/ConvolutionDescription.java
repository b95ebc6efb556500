package io.sparkvae.vae.kernel;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;

/** What oneDNN is told of the maps of so many images. */
record ConvolutionDescription(MapSizes sizes, int images) {

  private static final long SIDE_OF_WINDOW = 4;
  private static final long[] STRIDES = {2, 2};
  private static final long[] PADDING = {1, 1};

  /** Scratch memory is ours. */
  static primitive_attr attributes() {
    primitive_attr attributes = new primitive_attr();
    attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user);
    return attributes;
  }

  convolution_forward.primitive_desc forward() {
    return new convolution_forward.primitive_desc(
        OneDnn.engine(),
        dnnl.prop_kind.forward_training.value,
        dnnl.algorithm.convolution_direct.value,
        large(),
        anyWeight(),
        small(),
        STRIDES,
        PADDING,
        PADDING,
        attributes(),
        true);
  }

  convolution_backward_data.primitive_desc backwardData() {
    return new convolution_backward_data.primitive_desc(
        OneDnn.engine(),
        dnnl.algorithm.convolution_direct.value,
        large(),
        anyWeight(),
        small(),
        STRIDES,
        PADDING,
        PADDING,
        forward(),
        attributes(),
        true);
  }

  convolution_backward_weights.primitive_desc backwardWeights() {
    return new convolution_backward_weights.primitive_desc(
        OneDnn.engine(),
        dnnl.algorithm.convolution_direct.value,
        large(),
        anyWeight(),
        small(),
        STRIDES,
        PADDING,
        PADDING,
        forward(),
        attributes(),
        true);
  }

  memory.desc large() {
    return maps(sizes.channels(), sizes.side());
  }

  memory.desc small() {
    return maps(sizes.outputs(), sizes.side() / 2);
  }

  private memory.desc maps(long channels, long side) {
    return array(memory.format_tag.nhwc, images, channels, side, side);
  }

  /** As the layer keeps it. */
  memory.desc weight() {
    return weight(memory.format_tag.hwio);
  }

  /** As the kernel likes it. */
  private memory.desc anyWeight() {
    return weight(memory.format_tag.any);
  }

  private memory.desc weight(memory.format_tag tag) {
    return array(tag, sizes.outputs(), sizes.channels(), SIDE_OF_WINDOW, SIDE_OF_WINDOW);
  }

  private static memory.desc array(memory.format_tag tag, long... shape) {
    return new memory.desc(shape, memory.data_type.f32, tag);
  }
}
