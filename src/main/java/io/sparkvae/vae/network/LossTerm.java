package io.sparkvae.vae.network;

import java.util.Collection;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One term of the negative ELBO as an output of the graph. Stored in the model as JSON. */
@SuppressWarnings("EqualsHashCode")
public abstract class LossTerm extends LossLayer {

  /** For JSON. */
  protected LossTerm() {}

  /** The layer that computes. */
  abstract LossTermKernel kernel(NeuralNetConfiguration conf, DataType dataType);

  @Override
  public org.deeplearning4j.nn.api.Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray paramsView,
      boolean initializeParams,
      DataType dataType) {
    LossTermKernel kernel = kernel(conf, dataType);
    kernel.setListeners(listeners);
    kernel.setIndex(layerIndex);
    kernel.setParamTable(initializer().init(conf, paramsView, initializeParams));
    kernel.setConf(conf);
    return kernel;
  }
}
