package io.sparkvae.vae.layer;

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
 * A layer's parameters, one after the other in row-major order, and their first values. The draws
 * follow from the network's seed and the layer's name alone.
 */
public final class ParameterLayout implements ParamInitializer {

  /** Name of a layer's only weight matrix. */
  public static final String WEIGHT = "W";

  /** Name of the bias that goes with it. */
  public static final String BIAS = "b";

  private final List<Parameter> parameters;

  public ParameterLayout(Parameter... parameters) {
    this.parameters = List.of(parameters);
  }

  /**
   * One matrix or vector of parameters.
   *
   * @param rows of a matrix; 0 for a vector
   * @param columns of a matrix, or the length of a vector
   * @param middle of the first values
   * @param spread first values are drawn evenly from middle ± spread; where it is 0, none are drawn
   */
  public record Parameter(String name, int rows, int columns, double middle, double spread) {

    /** A matrix drawn from U(−1/√fanIn, 1/√fanIn). */
    public static Parameter weight(String name, int rows, int columns, int fanIn) {
      return new Parameter(name, rows, columns, 0, 1 / Math.sqrt(fanIn));
    }

    /** A vector drawn from U(−1/√fanIn, 1/√fanIn). */
    public static Parameter bias(String name, int length, int fanIn) {
      return new Parameter(name, 0, length, 0, 1 / Math.sqrt(fanIn));
    }

    /** A vector of equal values. */
    public static Parameter constant(String name, int length, double value) {
      return new Parameter(name, 0, length, value, 0);
    }

    /** A matrix that begins at zero. */
    public static Parameter zeros(String name, int rows, int columns) {
      return new Parameter(name, rows, columns, 0, 0);
    }

    private boolean isMatrix() {
      return rows > 0;
    }

    private long length() {
      return (long) Math.max(rows, 1) * columns;
    }

    private long[] shape() {
      return isMatrix() ? new long[] {rows, columns} : new long[] {columns};
    }
  }

  /** The layout of an affine map: {@link #WEIGHT} and {@link #BIAS}, drawn with one bound. */
  public static ParameterLayout affine(int rows, int columns, int bias, int fanIn) {
    return new ParameterLayout(
        Parameter.weight(WEIGHT, rows, columns, fanIn), Parameter.bias(BIAS, bias, fanIn));
  }

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return parameters.stream().mapToLong(Parameter::length).sum();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return parameters.stream().map(Parameter::name).toList();
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return parameters.stream().filter(Parameter::isMatrix).map(Parameter::name).toList();
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return parameters.stream().filter(p -> !p.isMatrix()).map(Parameter::name).toList();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return weightKeys(layer).contains(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return biasKeys(layer).contains(key);
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
    Map<String, INDArray> views = new LinkedHashMap<>();
    long at = 0;
    for (Parameter parameter : parameters) {
      INDArray values = flat.get(NDArrayIndex.interval(at, at + parameter.length()));
      views.put(parameter.name(), values.reshape('c', parameter.shape()));
      at += parameter.length();
    }
    return views;
  }

  private void draw(NeuralNetConfiguration conf, INDArray view) {
    long seed = conf.getSeed() * 31 + conf.getLayer().getLayerName().hashCode();
    NoiseStream random = new NoiseStream(seed);
    long at = 0;
    for (Parameter parameter : parameters) {
      for (long i = 0; i < parameter.length(); i++) {
        double drawn = parameter.spread() == 0 ? 0 : 2 * random.uniform() - 1;
        view.putScalar(at++, parameter.middle() + parameter.spread() * drawn);
      }
    }
  }
}
