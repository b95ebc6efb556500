package io.sparkvae.vae.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.image.ImageShape;
import io.sparkvae.vae.network.VaeGraph;
import io.sparkvae.vae.spec.AdamSettings;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.Binarisation;
import io.sparkvae.vae.spec.Likelihood;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

final class FirstParametersTest {

  /** What commit 415330f drew: a seed has to give the same first parameters in every version. */
  @Test
  void aSeedGivesTheSameParametersAsEver() {
    float[] drawn = parameters(Architecture.DENSE, 2, 5, "encoder-0");
    assertThat(drawn)
        .containsExactly(
            -0.37013897f,
            0.27889594f,
            0.26562175f,
            0.13867725f,
            0.2198375f,
            -0.14091939f,
            0.16338599f,
            0.44324872f,
            0.46655825f,
            0.46260256f,
            -0.4837669f,
            0.03259128f,
            -0.18058464f,
            -0.18534085f,
            0.35994276f);
    assertThat(parameters(Architecture.DENSE, 2, 5, "encoder-0")).isEqualTo(drawn);
  }

  @Test
  void layersAndSeedsDrawDifferentValues() {
    float[] drawn = parameters(Architecture.DENSE, 2, 5, "decoder-0");
    assertThat(parameters(Architecture.DENSE, 2, 6, "decoder-0")).isNotEqualTo(drawn);
    assertThat(parameters(Architecture.DENSE, 2, 5, "encoder-1")[0]).isNotEqualTo(drawn[0]);
  }

  /** The bound is 1/√fanIn; a transposed convolution's output pixel sees four of its windows. */
  @ParameterizedTest
  @CsvSource({"encoder-0, 16", "encoder-3, 1024", "encoder-4, 64", "decoder-2, 256"})
  void valuesFillTheirBoundsEvenly(String layer, int fanIn) {
    float[] drawn = parameters(Architecture.CONV, 16, 3, layer);
    double bound = 1 / Math.sqrt(fanIn);
    double mean = 0;
    double square = 0;
    double largest = 0;
    for (float value : drawn) {
      mean += value / (double) drawn.length;
      square += value * (double) value / drawn.length;
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(largest).isBetween(0.98 * bound, bound * (1 + 1e-7));
    assertThat(mean).isCloseTo(0, within(4 * bound / Math.sqrt(3.0 * drawn.length)));
    assertThat(square).isCloseTo(bound * bound / 3, within(0.1 * bound * bound));
  }

  private static float[] parameters(Architecture architecture, int side, long seed, String layer) {
    ModelSettings model =
        new ModelSettings(
            architecture, 2, List.of(3), Likelihood.BERNOULLI, Binarisation.NONE, 1, 0);
    VaeSpec spec =
        new VaeSpec(model, new ImageShape(1, side, side), new AdamSettings(0.9, 0.999, 1e-8), 1);
    ComputationGraph graph =
        new ComputationGraph(VaeGraph.configuration(spec, seed, DataType.FLOAT));
    graph.init();
    return graph.getLayer(layer).params().ravel().toFloatVector();
  }
}
