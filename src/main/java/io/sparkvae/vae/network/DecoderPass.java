package io.sparkvae.vae.network;

import io.sparkvae.vae.Likelihood;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The decoder alone, for many z of each image: layer after layer without the graph around them, z
 * in a workspace, results in arrays that the layers keep. Fast where all passes have the same
 * number of rows.
 */
public final class DecoderPass {

  private static final String WORKSPACE = "VAE_DECODER";
  private static final WorkspaceConfiguration REUSED =
      WorkspaceConfiguration.builder().policyLearning(LearningPolicy.FIRST_LOOP).build();

  private final ComputationGraph graph;
  private final PixelLikelihood likelihood;
  private final LayerWorkspaceMgr workspaces =
      LayerWorkspaceMgr.builder().defaultWorkspace(WORKSPACE, REUSED).build();

  public DecoderPass(ComputationGraph graph, Likelihood likelihood) {
    this.graph = graph;
    this.likelihood = PixelLikelihood.of(likelihood);
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

  /** Σ over pixels of (x − E[x|z])², with parameters like {@link #reconstruction}. */
  public double[] squaredErrors(float[] z, float[] pixels, int[] image) {
    return scores(z, pixels, image, this::squaredError);
  }

  private double squaredError(float[] output, float[] pixels) {
    double sum = 0;
    for (int i = 0; i < output.length; i++) {
      double difference = likelihood.mean(output[i]) - pixels[i];
      sum += difference * difference;
    }
    return sum;
  }

  private double[] scores(float[] z, float[] pixels, int[] image, Score score) {
    double[] scores = new double[image.length];
    MemoryWorkspace workspace =
        Nd4j.getWorkspaceManager().getAndActivateWorkspace(REUSED, WORKSPACE);
    try {
      INDArray outputs = decode(z, image.length);
      FloatPointer values = (FloatPointer) outputs.data().addressPointer();
      float[] output = new float[Math.toIntExact(outputs.length() / image.length)];
      float[] x = new float[output.length];
      int held = -1;
      for (int row = 0; row < image.length; row++) {
        values.position((long) row * output.length).get(output);
        if (image[row] != held) {
          held = image[row];
          System.arraycopy(pixels, held * x.length, x, 0, x.length);
        }
        scores[row] = score.of(output, x);
      }
    } finally {
      workspace.close();
    }
    return scores;
  }

  private INDArray decode(float[] z, int rows) {
    INDArray activation =
        Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows, z.length / rows}, 'c');
    ((FloatPointer) activation.data().addressPointer()).put(z);
    for (int i = 0; graph.getVertex(VaeGraph.DECODER + i) != null; i++) {
      Layer layer = graph.getLayer(VaeGraph.DECODER + i);
      activation = layer.activate(activation, false, workspaces);
      // It would keep z, whose workspace is about to close.
      layer.clear();
    }
    return activation;
  }
}
