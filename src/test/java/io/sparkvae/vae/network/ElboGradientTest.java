package io.sparkvae.vae.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.image.ImageShape;
import io.sparkvae.vae.ComputeThreads;
import io.sparkvae.vae.spec.AdamSettings;
import io.sparkvae.vae.spec.Alterations;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.Binarisation;
import io.sparkvae.vae.spec.Likelihood;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.ModelStart;
import io.sparkvae.vae.spec.PixelVariance;
import io.sparkvae.vae.spec.PixelVariance.Kind;
import io.sparkvae.vae.spec.Precision;
import io.sparkvae.vae.spec.ResidualSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ElboGradientTest {

  private static final int IMAGES = 3;
  private static final double BETA = 0.7;
  private static final double STEP = 1e-5;

  @BeforeAll
  static void oneThread() {
    ComputeThreads.use(1);
  }

  @Test
  void denseBernoulliGradientEqualsFiniteDifferences() {
    check(Architecture.DENSE, Likelihood.BERNOULLI, new ImageShape(1, 5, 4), 120);
  }

  @Test
  void denseGaussianGradientEqualsFiniteDifferences() {
    check(Architecture.DENSE, Likelihood.GAUSSIAN, new ImageShape(3, 4, 5), 120);
  }

  @Test
  void convBernoulliGradientEqualsFiniteDifferences() {
    check(Architecture.CONV, Likelihood.BERNOULLI, new ImageShape(1, 16, 16), 90);
  }

  @Test
  void convGaussianGradientEqualsFiniteDifferences() {
    check(Architecture.CONV, Likelihood.GAUSSIAN, new ImageShape(3, 32, 32), 90);
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void gradientsOfLinearPathsAndLearnedVariancesEqualFiniteDifferences(Architecture architecture) {
    for (PixelVariance.Kind kind : List.of(Kind.IMAGE, Kind.CHANNEL)) {
      ModelSettings model =
          new ModelSettings(
              architecture,
              3,
              List.of(7),
              Likelihood.GAUSSIAN,
              Binarisation.NONE,
              BETA,
              0,
              new PixelVariance(kind, 1),
              ModelStart.PPCA,
              0,
              new ResidualSettings(List.of(3, 4), 1, Precision.FLOAT32),
              Alterations.NONE);
      ComputationGraph graph = graph(model, new ImageShape(3, 16, 16));
      // Small enough that log variances stay inside their bounds.
      SplittableRandom random = new SplittableRandom(7);
      for (String layer : List.of("linear-encoder", "linear-decoder", "variance")) {
        INDArray values = graph.getLayer(layer).params();
        for (long i = 0; i < values.length(); i++) {
          values.putScalar(i, 0.2 * random.nextDouble() - 0.2);
        }
      }
      checkGradient(graph, new ImageShape(3, 16, 16), 60, model.variance().learned(3));
    }
  }

  private static void check(
      Architecture architecture, Likelihood likelihood, ImageShape shape, int parameters) {
    ModelSettings model =
        new ModelSettings(architecture, 3, List.of(7, 6), likelihood, Binarisation.NONE, BETA, 0);
    checkGradient(graph(model, shape), shape, parameters, 0);
  }

  private static ComputationGraph graph(ModelSettings model, ImageShape shape) {
    VaeSpec spec = new VaeSpec(model, shape, new AdamSettings(0.9, 0.999, 1e-8), 0);
    ComputationGraph graph = new ComputationGraph(VaeGraph.configuration(spec, 5, DataType.DOUBLE));
    graph.init();
    ((ReparameterisationKernel) graph.getVertex(VaeGraph.Z)).seed(11);
    return graph;
  }

  /**
   * @param last how many of the last parameters are checked besides
   */
  private static void checkGradient(
      ComputationGraph graph, ImageShape shape, int parameters, int last) {
    SplittableRandom random = new SplittableRandom(3);
    double[] pixels = random.doubles((long) IMAGES * shape.values()).toArray();
    INDArray images =
        Nd4j.createFromArray(pixels).reshape('c', new long[] {IMAGES, shape.values()});

    loss(graph, images);
    INDArray gradient = graph.getGradientsViewArray().dup();

    for (int checked = 0; checked < parameters + last; checked++) {
      long back = checked - parameters + 1L;
      long at = back > 0 ? graph.numParams() - back : random.nextLong(graph.numParams());
      if (isCentre(graph, at)) {
        assertThat(gradient.getDouble(at)).isZero();
        continue;
      }
      double numeric = slope(graph, images, at);
      double analytic = gradient.getDouble(at) / IMAGES;
      assertThat(analytic)
          .as("parameter %d of %d", at, graph.numParams())
          .isCloseTo(numeric, within(2e-6 + 1e-5 * Math.abs(numeric)));
    }
    assertThat(gradient.norm2Number().doubleValue()).isGreaterThan(0.1);
  }

  /** The centre of the linear path is no parameter that is learned. */
  private static boolean isCentre(ComputationGraph graph, long at) {
    if (graph.getVertex("linear-encoder") == null) {
      return false;
    }
    INDArray centre = graph.getLayer("linear-encoder").getParam("c");
    return at >= centre.offset() && at < centre.offset() + centre.length();
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
