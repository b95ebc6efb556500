package io.sparkvae.vae.layer;

import java.util.Collection;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the configurations of our layers share: how a layer is made, and whether it sends a gradient
 * back. Stored in the model as JSON, hence fields with setters.
 */
@SuppressWarnings("EqualsHashCode")
public abstract class NativeLayer extends FeedForwardLayer {

  private boolean first;

  /** For JSON. */
  protected NativeLayer() {}

  protected NativeLayer(int inputs, int outputs) {
    this.nIn = inputs;
    this.nOut = outputs;
  }

  /** True if the layer is at the input, so that nobody needs its input's gradient. */
  public boolean isFirst() {
    return first;
  }

  public void setFirst(boolean first) {
    this.first = first;
  }

  /** The layer that computes. */
  protected abstract BaseLayer<NativeLayer> kernel(NeuralNetConfiguration conf, DataType dataType);

  @Override
  public abstract ParamInitializer initializer();

  @Override
  public org.deeplearning4j.nn.api.Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray paramsView,
      boolean initializeParams,
      DataType dataType) {
    BaseLayer<NativeLayer> kernel = kernel(conf, dataType);
    kernel.setListeners(listeners);
    kernel.setIndex(layerIndex);
    kernel.setParamsViewArray(paramsView);
    kernel.setParamTable(initializer().init(conf, paramsView, initializeParams));
    kernel.setConf(conf);
    return kernel;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    return new LayerMemoryReport.Builder(getLayerName(), getClass(), inputType, inputType)
        .standardMemory(initializer().numParams(this), 2 * initializer().numParams(this))
        .workingMemory(0, 0, 0, nOut)
        .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
        .build();
  }
}
