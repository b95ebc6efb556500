package io.sparkvae.vae.residual;

import io.sparkvae.vae.kernel.onednn.ConvolutionShape;
import io.sparkvae.vae.layer.NativeLayer;
import io.sparkvae.vae.layer.ParameterLayout;
import io.sparkvae.vae.layer.ParameterLayout.Parameter;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A residual block with activation first (He et al. 2016, Identity Mappings): the input plus twice
 * normalisation, SiLU and a 3x3 convolution of it. Shapes stay: {@code [B, H, W, C]}. The second
 * convolution begins at zero, so that at first a block is the identity.
 */
@SuppressWarnings("EqualsHashCode")
public final class ResidualBlock extends MapLayer {

  private static final int WINDOW = 3;
  static final String FIRST = "1";
  static final String SECOND = "2";

  /** For JSON. */
  public ResidualBlock() {}

  public ResidualBlock(MapShape maps) {
    super(maps, maps.channels());
  }

  @Override
  public MapShape output() {
    return input();
  }

  @Override
  protected BaseLayer<NativeLayer> kernel(NeuralNetConfiguration conf, DataType dataType) {
    MapShape maps = input();
    int channels = maps.channels();
    ConvolutionShape shape =
        new ConvolutionShape(
            maps.height(), maps.width(), channels, channels, WINDOW, 1, WINDOW / 2);
    return new ResidualBlockKernel(conf, dataType, shape);
  }

  @Override
  public ParamInitializer initializer() {
    int channels = (int) nIn;
    int values = WINDOW * WINDOW * channels;
    return new ParameterLayout(
        Parameter.constant(NormAndActivation.GAIN + FIRST, channels, 1),
        Parameter.constant(NormAndActivation.SHIFT + FIRST, channels, 0),
        Parameter.weight(ParameterLayout.WEIGHT + FIRST, values, channels, values),
        Parameter.constant(ParameterLayout.BIAS + FIRST, channels, 0),
        Parameter.constant(NormAndActivation.GAIN + SECOND, channels, 1),
        Parameter.constant(NormAndActivation.SHIFT + SECOND, channels, 0),
        Parameter.zeros(ParameterLayout.WEIGHT + SECOND, values, channels),
        Parameter.constant(ParameterLayout.BIAS + SECOND, channels, 0));
  }
}
