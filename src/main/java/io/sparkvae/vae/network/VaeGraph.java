package io.sparkvae.vae.network;

import io.sparkvae.image.ImageShape;
import io.sparkvae.vae.layer.NativeLayer;
import io.sparkvae.vae.network.AffineLayer.Activation;
import io.sparkvae.vae.spec.AdamSettings;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    String features = chain(graph, ENCODER, IMAGE, encoder(model, spec.shape()));
    graph.addVertex(POSTERIOR, new ClampedPosterior(), features);
    graph.addVertex(Z, new Reparameterisation(), POSTERIOR);
    String pixels = chain(graph, DECODER, Z, decoder(model, spec.shape()));
    graph.addLayer(RECONSTRUCTION, new ReconstructionTerm(model.likelihood()), pixels);
    graph.addLayer(KL, new KlTerm(model.beta()), POSTERIOR);
    return graph.setOutputs(RECONSTRUCTION, KL).build();
  }

  /** How many parameters the network has; nothing of its size is allocated. */
  public static long parameterCount(VaeSpec spec) {
    return Stream.of(encoder(spec.model(), spec.shape()), decoder(spec.model(), spec.shape()))
        .flatMap(List::stream)
        .mapToLong(layer -> layer.initializer().numParams(layer))
        .reduce(0, Math::addExact);
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

  private static List<Integer> hiddenSizes(ModelSettings model) {
    return model.architecture() == Architecture.CONV ? List.of(CONV_HIDDEN) : model.hiddenSizes();
  }
}
