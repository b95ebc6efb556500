package io.sparkvae.vae.layer;

import io.sparkvae.vae.kernel.MapSizes;
import io.sparkvae.vae.kernel.WindowKernels;
import io.sparkvae.vae.kernel.WindowMaps;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the two convolutions share when they compute: matrix products in place of ND4J's ops. */
abstract class StridedConvolutionKernel extends AffineLayerKernel {

  private transient @Nullable WindowMaps maps;

  StridedConvolutionKernel(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  /** Sizes of the larger and the smaller of input and output. */
  abstract MapSizes sizes();

  /** Side of the input's feature maps. */
  final int side() {
    return ((StridedConvolution) layerConf()).getSide();
  }

  final int inputs() {
    return Math.toIntExact(layerConf().getNIn());
  }

  /** An array for the output's feature maps. */
  final INDArray outputMaps(int side) {
    return results(input.size(0), side, side, outputs());
  }

  /** An array for the gradient of the input's feature maps. */
  final INDArray inputGradient() {
    return slopes(input.size(0), side(), side(), inputs());
  }

  final WindowMaps maps() {
    WindowMaps made = maps;
    if (made == null) {
      made = WindowKernels.of(sizes(), dataType);
      maps = made;
    }
    return made;
  }
}
