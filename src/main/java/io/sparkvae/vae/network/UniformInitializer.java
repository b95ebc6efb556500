package io.sparkvae.vae.network;

import io.sparkvae.vae.spec.NoiseStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Lays a layer's parameters out as one row-major weight matrix followed by its bias, and draws both
 * from U(−1/√fanIn, 1/√fanIn). The draws follow from the network's seed and the layer's name alone.
 */
public final class UniformInitializer implements ParamInitializer {

  static final String WEIGHT = "W";
  static final String BIAS = "b";

  private final int rows;
  private final int columns;
  private final int bias;
  private final int fanIn;

  UniformInitializer(int rows, int columns, int bias, int fanIn) {
    this.rows = rows;
    this.columns = columns;
    this.bias = bias;
    this.fanIn = fanIn;
  }

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return (long) rows * columns + bias;
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return List.of(WEIGHT, BIAS);
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return List.of(WEIGHT);
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return List.of(BIAS);
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return WEIGHT.equals(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return BIAS.equals(key);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray paramsView, boolean initializeParams) {
    if (initializeParams) {
      draw(conf, paramsView);
    }
    Map<String, INDArray> views = getGradientsFromFlattened(conf, paramsView);
    views.keySet().forEach(conf::addVariable);
    return views;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray gradientView) {
    INDArray flat = gradientView.reshape('c', new long[] {gradientView.length()});
    long weights = (long) rows * columns;
    Map<String, INDArray> views = new LinkedHashMap<>();
    views.put(
        WEIGHT,
        flat.get(NDArrayIndex.interval(0, weights)).reshape('c', new long[] {rows, columns}));
    views.put(BIAS, flat.get(NDArrayIndex.interval(weights, weights + bias)));
    return views;
  }

  private void draw(NeuralNetConfiguration conf, INDArray view) {
    long seed = conf.getSeed() * 31 + conf.getLayer().getLayerName().hashCode();
    NoiseStream random = new NoiseStream(seed);
    double bound = 1 / Math.sqrt(fanIn);
    for (long i = 0; i < view.length(); i++) {
      view.putScalar(i, bound * (2 * random.uniform() - 1));
    }
  }
}
