package io.sparkvae.vae.network;

import io.sparkvae.image.ImageShape;
import io.sparkvae.vae.kernel.DoubleArrays;
import io.sparkvae.vae.kernel.NativeCopies;
import io.sparkvae.vae.kernel.PixelLikelihood;
import io.sparkvae.vae.spec.ElboSum;
import io.sparkvae.vae.spec.ModelSettings;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Passes through the network that learn nothing. */
public final class ForwardPass {

  private static final String WORKSPACE = "VAE_FORWARD";
  private static final WorkspaceConfiguration REUSED =
      WorkspaceConfiguration.builder().policyLearning(LearningPolicy.FIRST_LOOP).build();

  private final ComputationGraph graph;
  private final LayerPaths encoder;
  private final LayerPaths decoder;
  private final PixelLikelihood likelihood;

  public ForwardPass(ComputationGraph graph, ModelSettings model) {
    this.graph = graph;
    this.encoder = LayerPaths.encoder(graph);
    this.decoder = LayerPaths.decoder(graph);
    this.likelihood = PixelLikelihood.of(model);
  }

  /** Posterior and loss terms of each image of one pass. Arrays are lent. */
  public static final class Terms {
    private final double[] posterior;
    private final double[] reconstruction;
    private final double[] kl;

    Terms(double[] posterior, double[] reconstruction, double[] kl) {
      this.posterior = posterior;
      this.reconstruction = reconstruction;
      this.kl = kl;
    }

    /** {@code [B, 2·latentDim]}: means, then log variances of each image. */
    public double[] posterior() {
      return posterior;
    }

    private float[] mean() {
      int latents = posterior.length / kl.length / 2;
      float[] mean = new float[posterior.length / 2];
      for (int i = 0; i < mean.length; i++) {
        mean[i] = (float) posterior[i / latents * 2 * latents + i % latents];
      }
      return mean;
    }

    /** {@code [B]}, −log p(x|z) in nats; empty where the decoder was not run. */
    public double[] reconstruction() {
      return reconstruction;
    }

    /** {@code [B]}, KL(q(z|x) ‖ N(0, I)) in nats. */
    public double[] kl() {
      return kl;
    }
  }

  /** The loss terms with z sampled from q(z|x), summed over images. */
  public ElboSum sampled(INDArray images) {
    try (MemoryWorkspace workspace =
        Nd4j.getWorkspaceManager().getAndActivateWorkspace(REUSED, WORKSPACE)) {
      INDArray[] outputs = graph.output(true, new INDArray[] {images}, null, null, workspace);
      double[] kl = kl(DoubleArrays.read(outputs[1]), Math.toIntExact(images.size(0)));
      double[] reconstruction = ReconstructionTermKernel.single(likelihood, outputs[0], images);
      return new ElboSum(kl.length, sum(reconstruction), sum(kl));
    }
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** Posterior and loss terms at z = posterior mean. */
  public Terms atMean(INDArray images) {
    Terms encoded = encoded(images);
    float[] mean = encoded.mean();
    INDArray outputs = decoder.apply(mean, encoded.kl().length);
    double[] reconstruction = ReconstructionTermKernel.single(likelihood, outputs, images);
    return new Terms(encoded.posterior(), reconstruction, encoded.kl());
  }

  /** The same without the reconstruction term: the decoder is not run. */
  public Terms encoded(INDArray images) {
    double[] posterior = ClampedPosteriorKernel.clamped(encoder.apply(images));
    return new Terms(posterior, new double[0], kl(posterior, Math.toIntExact(images.size(0))));
  }

  private static double[] kl(double[] posterior, int images) {
    int latents = posterior.length / images / 2;
    double[] kl = new double[images];
    double[] unused = new double[posterior.length];
    for (int i = 0; i < images; i++) {
      kl[i] = KlTermKernel.row(posterior, i * 2 * latents, latents, unused);
    }
    return kl;
  }

  /**
   * Pixel means in [0, 1] of the images that the decoder makes of z.
   *
   * @param z {@code [images, latentDim]}, row after row
   * @return {@code [images, C·H·W]}, row after row, channels first
   */
  public float[] decode(float[] z, int images, ImageShape shape) {
    INDArray rows = decoder.apply(z, images);
    float[] last = new float[Math.toIntExact(rows.length())];
    ((FloatPointer) NativeCopies.pointer(rows)).get(last);
    return channelsFirst(last, images, shape);
  }

  private float[] channelsFirst(float[] outputs, int images, ImageShape shape) {
    int area = shape.height() * shape.width();
    float[] pixels = new float[images * shape.values()];
    for (int i = 0; i < images; i++) {
      int base = i * shape.values();
      int row = i * (outputs.length / images);
      for (int at = 0; at < shape.values(); at++) {
        int channel = at % shape.channels();
        int place = at / shape.channels();
        pixels[base + channel * area + place] = likelihood.mean(outputs[row + at]);
      }
    }
    return pixels;
  }
}
