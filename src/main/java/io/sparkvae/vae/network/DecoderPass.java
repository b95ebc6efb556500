package io.sparkvae.vae.network;

import io.sparkvae.vae.kernel.LevelLikelihood;
import io.sparkvae.vae.kernel.NativeCopies;
import io.sparkvae.vae.kernel.PixelLikelihood;
import io.sparkvae.vae.spec.VaeSpec;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The decoder alone, for many z of each image. */
public final class DecoderPass {

  private final LayerPaths decoder;
  private final PixelLikelihood likelihood;
  private final int values;
  private final double variance;

  public DecoderPass(ComputationGraph graph, VaeSpec spec) {
    this.decoder = LayerPaths.decoder(graph);
    this.likelihood = PixelLikelihood.of(spec.model());
    this.values = spec.shape().values();
    this.variance = spec.model().variance().fixed();
  }

  /** What is said of one decoded row. */
  private interface Score {
    double of(float[] output, float[] pixels);
  }

  /**
   * −log p(x|z) in nats.
   *
   * @param z {@code [R, latentDim]}, row after row
   * @param pixels images, {@code [B, H·W·C]}, row after row, channels last
   * @param image which of the B images each of the R rows belongs to
   */
  public double[] reconstruction(float[] z, float[] pixels, int[] image) {
    return scores(z, pixels, image, likelihood::nats);
  }

  /**
   * −log of the probability of the images' grey levels in nats, with parameters like {@link
   * #reconstruction}.
   */
  public double[] levelReconstruction(float[] z, float[] pixels, int[] image) {
    return scores(z, pixels, image, new LevelLikelihood(variance)::nats);
  }

  /** Σ over pixels of (x − E[x|z])², with parameters like {@link #reconstruction}. */
  public double[] squaredErrors(float[] z, float[] pixels, int[] image) {
    return scores(z, pixels, image, this::squaredError);
  }

  private double squaredError(float[] output, float[] pixels) {
    double sum = 0;
    for (int i = 0; i < pixels.length; i++) {
      double difference = likelihood.mean(output[i]) - pixels[i];
      sum += difference * difference;
    }
    return sum;
  }

  private double[] scores(float[] z, float[] pixels, int[] image, Score score) {
    double[] scores = new double[image.length];
    INDArray outputs = decoder.apply(z, image.length);
    FloatPointer rows = (FloatPointer) NativeCopies.pointer(outputs);
    float[] output = new float[Math.toIntExact(outputs.length() / image.length)];
    float[] x = new float[values];
    int held = -1;
    for (int row = 0; row < image.length; row++) {
      rows.position((long) row * output.length).get(output);
      if (image[row] != held) {
        held = image[row];
        System.arraycopy(pixels, held * x.length, x, 0, x.length);
      }
      scores[row] = score.of(output, x);
    }
    return scores;
  }
}
