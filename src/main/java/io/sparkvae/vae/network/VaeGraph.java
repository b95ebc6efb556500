package io.sparkvae.vae.network;

import io.sparkvae.image.ImageShape;
import io.sparkvae.vae.layer.AffineLayer.Activation;
import io.sparkvae.vae.layer.DoublingConvolution;
import io.sparkvae.vae.layer.FullyConnected;
import io.sparkvae.vae.layer.HalvingConvolution;
import io.sparkvae.vae.layer.LearnedVariance;
import io.sparkvae.vae.layer.LinearDecoder;
import io.sparkvae.vae.layer.LinearEncoder;
import io.sparkvae.vae.layer.NativeLayer;
import io.sparkvae.vae.spec.AdamSettings;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;

/**
 * The VAE as a computation graph: image, encoder, posterior, z, decoder, and the two terms of the
 * negative ELBO as its outputs. Names of vertices are constants here and nowhere else.
 */
public final class VaeGraph {

  public static final String IMAGE = "image";
  public static final String POSTERIOR = "posterior";
  public static final String Z = "z";
  public static final String RECONSTRUCTION = "reconstruction";
  public static final String KL = "kl";

  static final String ENCODER = "encoder-";
  static final String DECODER = "decoder-";
  static final String LINEAR_ENCODER = "linear-encoder";
  static final String LINEAR_DECODER = "linear-decoder";
  static final String VARIANCE = "variance";

  /** Channels after each strided convolution of {@code conv}; the decoder mirrors them. */
  private static final int[] CHANNELS = {32, 32, 64, 64};

  /** Width of the fully connected layer between the convolutions and the posterior. */
  private static final int CONV_HIDDEN = 256;

  private VaeGraph() {}

  /**
   * The graph of a model. Minibatches are {@code [B, H·W·C]}, channels last, for both outputs'
   * label too.
   *
   * @param seed seed of the parameters' first values
   */
  public static ComputationGraphConfiguration configuration(
      VaeSpec spec, long seed, DataType dataType) {
    AdamSettings adam = spec.adam();
    ModelSettings model = spec.model();
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(dataType)
            .updater(new Adam(1e-3, adam.beta1(), adam.beta2(), adam.epsilon()))
            .graphBuilder()
            .addInputs(IMAGE);
    Optional<NativeLayer> linear = linearEncoder(spec);
    List<NativeLayer> encoder = encoder(model, spec.shape());
    String features = paths(graph, IMAGE, new Paths(ENCODER, encoder, LINEAR_ENCODER, linear));
    graph.addVertex(POSTERIOR, new ClampedPosterior(), features);
    graph.addVertex(Z, new Reparameterisation(), POSTERIOR);
    linear = linearDecoder(spec);
    List<NativeLayer> decoder = decoder(model, spec.shape());
    String pixels = paths(graph, Z, new Paths(DECODER, decoder, LINEAR_DECODER, linear));
    for (NativeLayer variance : variance(spec).stream().toList()) {
      graph.addLayer(VARIANCE, variance, pixels);
      pixels = VARIANCE;
    }
    ReconstructionTerm reconstruction =
        new ReconstructionTerm(model.likelihood(), model.variance().fixed());
    graph.addLayer(RECONSTRUCTION, reconstruction, pixels);
    graph.addLayer(KL, new KlTerm(model.beta(), model.freeBits()), POSTERIOR);
    return graph.setOutputs(RECONSTRUCTION, KL).build();
  }

  /** How many parameters the network has; nothing of its size is allocated. */
  public static long parameterCount(VaeSpec spec) {
    return Stream.of(
            encoder(spec.model(), spec.shape()).stream(),
            linearEncoder(spec).stream(),
            decoder(spec.model(), spec.shape()).stream(),
            linearDecoder(spec).stream(),
            variance(spec).stream())
        .flatMap(layers -> layers)
        .mapToLong(layer -> layer.initializer().numParams(layer))
        .reduce(0, Math::addExact);
  }

  private static Optional<NativeLayer> linearEncoder(VaeSpec spec) {
    ModelSettings model = spec.model();
    return model.hasLinearPaths()
        ? Optional.of(new LinearEncoder(spec.shape().values(), model.latentDim()))
        : Optional.empty();
  }

  private static Optional<NativeLayer> linearDecoder(VaeSpec spec) {
    ModelSettings model = spec.model();
    return model.hasLinearPaths()
        ? Optional.of(new LinearDecoder(model.latentDim(), spec.shape().values()))
        : Optional.empty();
  }

  private static Optional<NativeLayer> variance(VaeSpec spec) {
    int learned = spec.model().variance().learned(spec.shape().channels());
    return learned > 0
        ? Optional.of(new LearnedVariance(spec.shape().values(), learned))
        : Optional.empty();
  }

  /** A network's layers and the linear path beside them, with the names of their vertices. */
  private record Paths(
      String prefix, List<NativeLayer> network, String name, Optional<NativeLayer> linear) {}

  /** Adds both paths, where there are both, and their sum; returns the last vertex. */
  private static String paths(GraphBuilder graph, String input, Paths paths) {
    String network = chain(graph, paths.prefix(), input, paths.network());
    if (paths.linear().isEmpty()) {
      return network;
    }
    graph.addLayer(paths.name(), paths.linear().get(), input);
    if (paths.network().isEmpty()) {
      return paths.name();
    }
    String sum = paths.prefix() + "sum";
    graph.addVertex(sum, new SumOfPaths(), network, paths.name());
    return sum;
  }

  private static String chain(
      GraphBuilder graph, String prefix, String input, List<NativeLayer> layers) {
    String last = input;
    for (int i = 0; i < layers.size(); i++) {
      graph.addLayer(prefix + i, layers.get(i), last);
      last = prefix + i;
    }
    return last;
  }

  private static List<NativeLayer> encoder(ModelSettings model, ImageShape shape) {
    List<NativeLayer> layers = new ArrayList<>();
    if (model.architecture() == Architecture.LINEAR) {
      return layers;
    }
    if (model.architecture() == Architecture.RESIDUAL) {
      return residual(model).encoder(shape);
    }
    int width = shape.values();
    if (model.architecture() == Architecture.CONV) {
      int side = shape.height();
      int channels = shape.channels();
      for (int next : CHANNELS) {
        layers.add(new HalvingConvolution(side, channels, next, Activation.RELU));
        channels = next;
        side /= 2;
      }
      width = channels * side * side;
    }
    for (int hidden : hiddenSizes(model)) {
      layers.add(new FullyConnected(width, hidden, Activation.RELU));
      width = hidden;
    }
    layers.add(new FullyConnected(width, 2 * model.latentDim(), Activation.IDENTITY));
    layers.get(0).setFirst(true);
    return layers;
  }

  private static List<NativeLayer> decoder(ModelSettings model, ImageShape shape) {
    List<NativeLayer> layers = new ArrayList<>();
    if (model.architecture() == Architecture.LINEAR) {
      return layers;
    }
    if (model.architecture() == Architecture.RESIDUAL) {
      return residual(model).decoder(shape);
    }
    List<Integer> hiddenSizes = new ArrayList<>(hiddenSizes(model));
    Collections.reverse(hiddenSizes);
    int width = model.latentDim();
    for (int hidden : hiddenSizes) {
      layers.add(new FullyConnected(width, hidden, Activation.RELU));
      width = hidden;
    }
    if (model.architecture() == Architecture.DENSE) {
      layers.add(new FullyConnected(width, shape.values(), Activation.IDENTITY));
      return layers;
    }
    int side = shape.height() >> CHANNELS.length;
    int channels = CHANNELS[CHANNELS.length - 1];
    layers.add(new FullyConnected(width, channels * side * side, Activation.RELU));
    for (int i = CHANNELS.length - 2; i >= 0; i--) {
      layers.add(new DoublingConvolution(side, channels, CHANNELS[i], Activation.RELU));
      channels = CHANNELS[i];
      side *= 2;
    }
    layers.add(new DoublingConvolution(side, channels, shape.channels(), Activation.IDENTITY));
    return layers;
  }

  private static ResidualNetwork residual(ModelSettings model) {
    return new ResidualNetwork(model.residual(), model.latentDim());
  }

  private static List<Integer> hiddenSizes(ModelSettings model) {
    return model.architecture() == Architecture.CONV ? List.of(CONV_HIDDEN) : model.hiddenSizes();
  }
}
