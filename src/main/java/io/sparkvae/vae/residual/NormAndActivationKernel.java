package io.sparkvae.vae.residual;

import io.sparkvae.vae.kernel.ArrayCache;
import io.sparkvae.vae.kernel.map.MapNorms;
import io.sparkvae.vae.kernel.map.NormAndSilu;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link NormAndActivation} when it computes. */
final class NormAndActivationKernel extends MapLayerKernel {

  private final transient ArrayCache results = new ArrayCache();
  private final transient NormAndSilu norm;

  NormAndActivationKernel(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
    MapShape maps = layer().input();
    this.norm = MapNorms.of(maps.pixels(), maps.channels(), dataType);
  }

  @Override
  INDArray forward(INDArray maps) {
    INDArray result = maps(results, layer().output());
    norm.forward(maps, norm(""), result);
    return result;
  }

  @Override
  INDArray backward(INDArray maps, INDArray slope) {
    norm.backward(maps, norm(""), new NormAndSilu.Slopes(slope, normGradient(""), null));
    return slope;
  }
}
