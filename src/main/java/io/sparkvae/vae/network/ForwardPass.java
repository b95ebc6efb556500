package io.sparkvae.vae.network;

import io.sparkvae.image.ImageShape;
import io.sparkvae.vae.ElboSum;
import io.sparkvae.vae.Likelihood;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Passes through the graph that learn nothing; their arrays live in one workspace. */
public final class ForwardPass {

  private static final String WORKSPACE = "VAE_FORWARD";
  private static final WorkspaceConfiguration REUSED =
      WorkspaceConfiguration.builder().policyLearning(LearningPolicy.FIRST_LOOP).build();

  private final ComputationGraph graph;
  private final PixelLikelihood likelihood;

  public ForwardPass(ComputationGraph graph, Likelihood likelihood) {
    this.graph = graph;
    this.likelihood = PixelLikelihood.of(likelihood);
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

    /** {@code [B]}, −log p(x|z) in nats. */
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
    Terms terms = terms(images, true);
    double reconstruction = 0;
    double kl = 0;
    for (int i = 0; i < terms.kl().length; i++) {
      reconstruction += terms.reconstruction()[i];
      kl += terms.kl()[i];
    }
    return new ElboSum(terms.kl().length, reconstruction, kl);
  }

  /** Posterior and loss terms at z = posterior mean. */
  public Terms atMean(INDArray images) {
    return terms(images, false);
  }

  private Terms terms(INDArray images, boolean sampled) {
    try (MemoryWorkspace workspace =
        Nd4j.getWorkspaceManager().getAndActivateWorkspace(REUSED, WORKSPACE)) {
      INDArray[] outputs = graph.output(sampled, new INDArray[] {images}, null, null, workspace);
      double[] reconstruction = ReconstructionTermKernel.single(likelihood, outputs[0], images);
      double[] posterior = Latents.read(outputs[1]);
      int latents = Math.toIntExact(outputs[1].size(1) / 2);
      double[] kl = new double[reconstruction.length];
      double[] unused = new double[posterior.length];
      for (int i = 0; i < kl.length; i++) {
        kl[i] = KlTermKernel.row(posterior, i * 2 * latents, latents, unused);
      }
      return new Terms(posterior, reconstruction, kl);
    }
  }

  /**
   * Pixel means in [0, 1] of the images that the decoder makes of z.
   *
   * @param z {@code [B, latentDim]}, row after row
   * @return {@code [B, C·H·W]}, row after row, channels first
   */
  public float[] decode(float[] z, ImageShape shape) {
    int latents =
        Math.toIntExact(
            graph.getLayer(VaeGraph.DECODER + 0).conf().getLayer() instanceof NativeLayer first
                ? first.getNIn()
                : 0);
    int images = z.length / latents;
    INDArray activation =
        Nd4j.createUninitialized(DataType.FLOAT, new long[] {images, latents}, 'c');
    ((FloatPointer) activation.data().addressPointer()).put(z);
    for (int i = 0; graph.getVertex(VaeGraph.DECODER + i) != null; i++) {
      activation =
          graph
              .getLayer(VaeGraph.DECODER + i)
              .activate(activation, false, LayerWorkspaceMgr.noWorkspaces());
    }
    float[] last = new float[images * shape.values()];
    ((FloatPointer) activation.data().addressPointer()).get(last);
    return channelsFirst(last, images, shape);
  }

  private float[] channelsFirst(float[] outputs, int images, ImageShape shape) {
    int area = shape.height() * shape.width();
    float[] pixels = new float[outputs.length];
    for (int i = 0; i < images; i++) {
      int base = i * shape.values();
      for (int at = 0; at < shape.values(); at++) {
        int channel = at % shape.channels();
        int place = at / shape.channels();
        pixels[base + channel * area + place] = likelihood.mean(outputs[base + at]);
      }
    }
    return pixels;
  }
}
