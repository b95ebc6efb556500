package io.sparkvae.vae.residual;

import io.sparkvae.vae.layer.NativeLayer;
import io.sparkvae.vae.layer.ParameterLayout;
import io.sparkvae.vae.layer.ParameterLayout.Parameter;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;

/** Group normalisation and SiLU of feature maps, as they follow the last of several blocks. */
@SuppressWarnings("EqualsHashCode")
public final class NormAndActivation extends MapLayer {

  static final String GAIN = "g";
  static final String SHIFT = "h";

  /** For JSON. */
  public NormAndActivation() {}

  public NormAndActivation(MapShape maps) {
    super(maps, maps.channels());
  }

  @Override
  public MapShape output() {
    return input();
  }

  @Override
  protected BaseLayer<NativeLayer> kernel(NeuralNetConfiguration conf, DataType dataType) {
    return new NormAndActivationKernel(conf, dataType);
  }

  @Override
  public ParamInitializer initializer() {
    return new ParameterLayout(
        Parameter.constant(GAIN, (int) nIn, 1), Parameter.constant(SHIFT, (int) nIn, 0));
  }
}
