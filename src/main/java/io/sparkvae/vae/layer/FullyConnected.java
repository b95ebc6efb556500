package io.sparkvae.vae.layer;

import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;

/** A fully connected layer: {@code [B, inputs]} to {@code [B, outputs]}. */
@SuppressWarnings("EqualsHashCode")
public final class FullyConnected extends AffineLayer {

  /** For JSON. */
  public FullyConnected() {}

  public FullyConnected(int inputs, int outputs, Activation activation) {
    super(inputs, outputs, activation);
  }

  @Override
  protected AffineLayerKernel kernel(NeuralNetConfiguration conf, DataType dataType) {
    return new FullyConnectedKernel(conf, dataType);
  }

  @Override
  public ParamInitializer initializer() {
    return ParameterLayout.affine((int) nIn, (int) nOut, (int) nOut, (int) nIn);
  }
}
