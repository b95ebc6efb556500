package io.sparkvae.vae.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sparkvae.image.ImageShape;
import io.sparkvae.vae.ComputeThreads;
import io.sparkvae.vae.kernel.DoubleArrays;
import io.sparkvae.vae.kernel.onednn.Bfloat16;
import io.sparkvae.vae.layer.NativeLayer;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.Binarisation;
import io.sparkvae.vae.spec.Likelihood;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.Precision;
import io.sparkvae.vae.spec.ResidualSettings;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ResidualNetworkTest {

  private static final double STEP = 1e-5;
  private static final int LATENTS = 3;

  @BeforeAll
  static void oneThread() {
    ComputeThreads.use(1);
  }

  @Test
  void gradientOfColourImagesEqualsFiniteDifferences() {
    checkGradient(network(1, 6, 8), new ImageShape(3, 8, 4));
  }

  @Test
  void gradientOfGreyImagesAndTwoBlocksEqualsFiniteDifferences() {
    checkGradient(network(2, 4), new ImageShape(1, 4, 6));
  }

  /** Some parameters of every layer, so that none is left out. */
  private static void checkGradient(ResidualNetwork network, ImageShape shape) {
    ComputationGraph graph = graph(network, shape, DataType.DOUBLE);
    INDArray images = images(2, shape, DataType.DOUBLE);
    SplittableRandom random = new SplittableRandom(3);

    loss(graph, images);
    INDArray gradient = graph.getGradientsViewArray().dup();

    long from = 0;
    for (org.deeplearning4j.nn.api.Layer layer : graph.getLayers()) {
      for (INDArray parameter : layer.paramTable().values()) {
        for (int checked = 0; checked < 4; checked++) {
          long at = from + random.nextLong(parameter.length());
          double numeric = slope(graph, images, at);
          assertThat(gradient.getDouble(at) / 2)
              .as("parameter %d of %d", at, graph.numParams())
              .isCloseTo(numeric, within(2e-6 + 1e-5 * Math.abs(numeric)));
        }
        from += parameter.length();
      }
    }
    assertThat(from).isEqualTo(graph.numParams());
    assertThat(gradient.norm2Number().doubleValue()).isGreaterThan(0.1);
  }

  @Test
  void singlePrecisionComputesTheGradientOfDoublePrecision() {
    ResidualNetwork network = network(1, 16, 32);
    ImageShape shape = new ImageShape(3, 16, 24);
    ComputationGraph exact = graph(network, shape, DataType.DOUBLE);
    ComputationGraph fast = graph(network, shape, DataType.FLOAT);

    double expected = loss(exact, images(5, shape, DataType.DOUBLE));
    double result = loss(fast, images(5, shape, DataType.FLOAT));

    assertThat(result).isCloseTo(expected, within(1e-4 * expected));
    assertSimilar(fast.getGradientsViewArray(), exact.getGradientsViewArray(), 1e-4);
  }

  @Test
  void gradientInBfloat16IsCloseToThatInSinglePrecision() {
    assumeThat(Bfloat16.supports(Precision.BFLOAT16)).isTrue();
    ImageShape shape = new ImageShape(3, 16, 24);
    ComputationGraph exact = graph(network(1, 16, 32), shape, DataType.FLOAT);
    ResidualNetwork rounded =
        new ResidualNetwork(new ResidualSettings(List.of(16, 32), 1, Precision.BFLOAT16), LATENTS);
    ComputationGraph fast = graph(rounded, shape, DataType.FLOAT);
    INDArray images = images(5, shape, DataType.FLOAT);

    double expected = loss(exact, images);
    double result = loss(fast, images);

    assertThat(result).isCloseTo(expected, within(1e-2 * expected));
    assertSimilar(fast.getGradientsViewArray(), exact.getGradientsViewArray(), 3e-2);
  }

  private static void assertSimilar(INDArray result, INDArray expected, double tolerance) {
    double[] values = DoubleArrays.read(result.dup('c'));
    double[] wanted = DoubleArrays.read(expected.dup('c'));
    double difference = 0;
    double square = 0;
    for (int i = 0; i < wanted.length; i++) {
      difference += (values[i] - wanted[i]) * (values[i] - wanted[i]);
      square += wanted[i] * wanted[i];
    }
    assertThat(Math.sqrt(difference / square)).isLessThan(tolerance);
  }

  /** Numbers of images come and go, more of them than the layers keep arrays for. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void anEncodingDependsOnNothingButItsImage(Precision precision) {
    assumeThat(Bfloat16.supports(precision)).isTrue();
    ImageShape shape = new ImageShape(3, 16, 8);
    ResidualSettings settings = new ResidualSettings(List.of(8, 16), 1, precision);
    ResidualNetwork network = new ResidualNetwork(settings, LATENTS);
    ComputationGraph graph = graph(network, shape, DataType.FLOAT);
    INDArray images = images(9, shape, DataType.FLOAT);
    LayerPaths encoder = LayerPaths.encoder(graph);
    double[] together = DoubleArrays.read(encoder.apply(images));

    for (int count : new int[] {1, 2, 5, 9, 3, 4, 7, 1, 9}) {
      INDArray some = images(count, shape, DataType.FLOAT);
      double[] encodings = DoubleArrays.read(encoder.apply(some));
      assertThat(encodings)
          .as("of %d images", count)
          .containsExactly(Arrays.copyOf(together, count * 2 * LATENTS), within(1e-5));
    }
  }

  @Test
  void gradientsDoNotDependOnTheMinibatchesBefore() {
    ImageShape shape = new ImageShape(1, 16, 16);
    ComputationGraph graph = graph(network(1, 8, 16), shape, DataType.FLOAT);
    loss(graph, images(6, shape, DataType.FLOAT));
    INDArray before = graph.getGradientsViewArray().dup();

    loss(graph, images(2, shape, DataType.FLOAT));
    loss(graph, images(6, shape, DataType.FLOAT));

    assertThat(graph.getGradientsViewArray()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"3, 64, 64", "1, 32, 256", "3, 256, 32"})
  void chainsGiveTwoValuesALatentAndOneAPixel(int channels, int height, int width) {
    ImageShape shape = new ImageShape(channels, height, width);
    ComputationGraph graph = graph(network(1, 8, 8, 16, 16), shape, DataType.FLOAT);

    INDArray posterior = LayerPaths.encoder(graph).apply(images(2, shape, DataType.FLOAT));
    INDArray pixels = LayerPaths.decoder(graph).apply(new float[2 * LATENTS], 2);

    assertThat(posterior.length()).isEqualTo(2L * 2 * LATENTS);
    assertThat(pixels.length()).isEqualTo(2L * shape.values());
  }

  @Test
  void theDecoderCanBeginAtAMeanColour() {
    ImageShape shape = new ImageShape(3, 8, 8);
    ComputationGraph graph = graph(network(1, 8), shape, DataType.FLOAT);
    double[] means = new double[shape.values()];
    for (int i = 0; i < means.length; i++) {
      means[i] = 0.2 + 0.3 * (i % 3);
    }

    ModelSettings gaussian =
        new ModelSettings(
            Architecture.CONV, 3, List.of(), Likelihood.GAUSSIAN, Binarisation.NONE, 1, 0);
    FirstParameters.mean(graph, gaussian, means);

    LayerPaths decoder = LayerPaths.decoder(graph);
    graph.getLayer(VaeGraph.DECODER + 3).getParam("W").assign(0);
    double[] pixels = DoubleArrays.read(decoder.apply(new float[LATENTS], 1));
    assertThat(pixels).containsExactly(means, within(1e-6));
  }

  @Test
  void theConfigurationGoesThroughJson() {
    ImageShape shape = new ImageShape(3, 8, 4);
    ComputationGraphConfiguration configuration =
        configuration(network(1, 6, 8), shape, DataType.FLOAT);

    String json = configuration.toJson();

    assertThat(ComputationGraphConfiguration.fromJson(json).toJson()).isEqualTo(json);
  }

  private static ResidualNetwork network(int blocks, Integer... widths) {
    return new ResidualNetwork(
        new ResidualSettings(List.of(widths), blocks, Precision.FLOAT32), LATENTS);
  }

  private static ComputationGraph graph(
      ResidualNetwork network, ImageShape shape, DataType dataType) {
    ComputationGraph graph = new ComputationGraph(configuration(network, shape, dataType));
    graph.init();
    moveOn(graph);
    ((ReparameterisationKernel) graph.getVertex(VaeGraph.Z)).seed(11);
    return graph;
  }

  /** From their first values, some of which are zero, to where training might have led them. */
  private static void moveOn(ComputationGraph graph) {
    SplittableRandom random = new SplittableRandom(9);
    for (long i = 0; i < graph.numParams(); i++) {
      double value = graph.params().getDouble(i);
      graph.params().putScalar(i, value + random.nextDouble(-0.05, 0.05));
    }
  }

  private static ComputationGraphConfiguration configuration(
      ResidualNetwork network, ImageShape shape, DataType dataType) {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .seed(5)
            .dataType(dataType)
            .graphBuilder()
            .addInputs(VaeGraph.IMAGE);
    String features = add(graph, VaeGraph.ENCODER, VaeGraph.IMAGE, network.encoder(shape));
    graph.addVertex(VaeGraph.POSTERIOR, new ClampedPosterior(), features);
    graph.addVertex(VaeGraph.Z, new Reparameterisation(), VaeGraph.POSTERIOR);
    String pixels = add(graph, VaeGraph.DECODER, VaeGraph.Z, network.decoder(shape));
    graph.addLayer(VaeGraph.RECONSTRUCTION, new ReconstructionTerm(Likelihood.GAUSSIAN, 1), pixels);
    graph.addLayer(VaeGraph.KL, new KlTerm(0.7, 0), VaeGraph.POSTERIOR);
    return graph.setOutputs(VaeGraph.RECONSTRUCTION, VaeGraph.KL).build();
  }

  private static String add(
      GraphBuilder graph, String prefix, String input, List<NativeLayer> layers) {
    String last = input;
    for (int i = 0; i < layers.size(); i++) {
      graph.addLayer(prefix + i, layers.get(i), last);
      last = prefix + i;
    }
    return last;
  }

  /** The first of an endless row of images. */
  private static INDArray images(int count, ImageShape shape, DataType dataType) {
    double[] pixels = new SplittableRandom(3).doubles((long) count * shape.values()).toArray();
    return Nd4j.createFromArray(pixels)
        .reshape('c', new long[] {count, shape.values()})
        .castTo(dataType);
  }

  private static double slope(ComputationGraph graph, INDArray images, long at) {
    double value = graph.params().getDouble(at);
    graph.params().putScalar(at, value + STEP);
    double above = loss(graph, images);
    graph.params().putScalar(at, value - STEP);
    double below = loss(graph, images);
    graph.params().putScalar(at, value);
    return (above - below) / (2 * STEP);
  }

  private static double loss(ComputationGraph graph, INDArray images) {
    graph.setInputs(images);
    graph.setLabels(images, images);
    graph.computeGradientAndScore();
    return graph.score();
  }
}
