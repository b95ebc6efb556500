package io.sparkvae.vae.network;

import io.sparkvae.vae.kernel.PixelLikelihood;
import io.sparkvae.vae.layer.LearnedVariance;
import io.sparkvae.vae.layer.LinearDecoder;
import io.sparkvae.vae.layer.LinearEncoder;
import io.sparkvae.vae.layer.ParameterLayout;
import io.sparkvae.vae.spec.LinearGaussian;
import io.sparkvae.vae.spec.ModelSettings;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the training images say of the parameters that a network begins with. */
public final class FirstParameters {

  private FirstParameters() {}

  /**
   * Lets a network without linear paths begin at a mean image: the bias of the decoder's last
   * layer, one a pixel of a dense decoder, one a channel of conv's. Where several pixels share a
   * bias, it takes their mean.
   *
   * @param means of the pixels in [0, 1], H·W·C
   */
  public static void mean(ComputationGraph graph, ModelSettings model, double[] means) {
    PixelLikelihood pixels = PixelLikelihood.of(model);
    List<Layer> decoder = LayerPaths.numbered(graph, VaeGraph.DECODER);
    INDArray bias = decoder.get(decoder.size() - 1).getParam(ParameterLayout.BIAS);
    int biases = Math.toIntExact(bias.length());
    for (int b = 0; b < biases; b++) {
      double sum = 0;
      for (int i = b; i < means.length; i += biases) {
        sum += means[i];
      }
      bias.putScalar(b, pixels.output(sum * biases / means.length));
    }
  }

  /** Sets the variances that the likelihood learns, if it learns any. */
  public static void variance(ComputationGraph graph, double variance) {
    if (graph.getVertex(VaeGraph.VARIANCE) != null) {
      graph
          .getLayer(VaeGraph.VARIANCE)
          .getParam(LearnedVariance.LOG_VARIANCE)
          .assign(Math.log(variance) / LearnedVariance.GAIN);
    }
  }

  /**
   * Lets a network with linear paths begin at this model, which may have fewer latents: the paths
   * hold it, the layers beside them add zero, and a latent without a column is the prior's.
   *
   * @param start of images with channels last
   */
  public static void linear(ComputationGraph graph, LinearGaussian start) {
    silence(LayerPaths.numbered(graph, VaeGraph.ENCODER));
    silence(LayerPaths.numbered(graph, VaeGraph.DECODER));
    encoder(graph.getLayer(VaeGraph.LINEAR_ENCODER), start);
    decoder(graph.getLayer(VaeGraph.LINEAR_DECODER), start);
    variance(graph, start.noise());
  }

  /** A chain whose last layer is zero gives zero. */
  private static void silence(List<Layer> chain) {
    if (!chain.isEmpty()) {
      chain.get(chain.size() - 1).params().assign(0);
    }
  }

  private static void encoder(Layer layer, LinearGaussian start) {
    INDArray weight = layer.getParam(ParameterLayout.WEIGHT).assign(0);
    INDArray bias = layer.getParam(ParameterLayout.BIAS).assign(0);
    INDArray centre = layer.getParam(LinearEncoder.CENTRE);
    int values = start.mean().length;
    long latents = bias.length() / 2;
    double gain = LinearEncoder.gain(values);
    double[] variances = start.variances();
    for (int k = 0; k < start.latents(); k++) {
      bias.putScalar(latents + k, Math.log(start.noise() / variances[k]));
    }
    for (int d = 0; d < values; d++) {
      centre.putScalar(d, start.mean()[d]);
      for (int k = 0; k < start.latents(); k++) {
        weight.putScalar(d, k, start.loading(d, k) / variances[k] / gain);
      }
    }
  }

  private static void decoder(Layer layer, LinearGaussian start) {
    INDArray weight = layer.getParam(ParameterLayout.WEIGHT).assign(0);
    INDArray bias = layer.getParam(ParameterLayout.BIAS);
    int values = start.mean().length;
    double gain = LinearDecoder.gain(values);
    for (int d = 0; d < values; d++) {
      bias.putScalar(d, start.mean()[d] / gain);
      for (int k = 0; k < start.latents(); k++) {
        weight.putScalar(k, d, start.loading(d, k) / gain);
      }
    }
  }
}
