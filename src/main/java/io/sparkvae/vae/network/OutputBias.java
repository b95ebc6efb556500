package io.sparkvae.vae.network;

import io.sparkvae.vae.kernel.PixelLikelihood;
import io.sparkvae.vae.layer.ParameterLayout;
import io.sparkvae.vae.spec.Likelihood;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The bias of the decoder's last layer: one a pixel of a dense decoder, one a channel of conv's.
 */
public final class OutputBias {

  private OutputBias() {}

  /**
   * Lets the decoder begin at a mean image. Where several pixels share a bias, it takes their mean.
   *
   * @param means of the pixels in [0, 1], H·W·C
   */
  public static void set(ComputationGraph graph, Likelihood likelihood, double[] means) {
    PixelLikelihood pixels = PixelLikelihood.of(likelihood);
    INDArray bias = Objects.requireNonNull(last(graph)).getParam(ParameterLayout.BIAS);
    int biases = Math.toIntExact(bias.length());
    for (int b = 0; b < biases; b++) {
      double sum = 0;
      for (int i = b; i < means.length; i += biases) {
        sum += means[i];
      }
      bias.putScalar(b, pixels.output(sum * biases / means.length));
    }
  }

  private static @Nullable Layer last(ComputationGraph graph) {
    Layer last = null;
    for (int i = 0; graph.getVertex(VaeGraph.DECODER + i) != null; i++) {
      last = graph.getLayer(VaeGraph.DECODER + i);
    }
    return last;
  }
}
