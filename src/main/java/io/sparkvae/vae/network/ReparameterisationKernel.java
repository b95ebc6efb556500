package io.sparkvae.vae.network;

import io.sparkvae.vae.kernel.DoubleArrays;
import io.sparkvae.vae.spec.NoiseStream;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The reparameterisation at work. The noise of a pass follows from a seed set before it. */
@SuppressWarnings("overrides") // DL4J overrides a varargs method without varargs.
public final class ReparameterisationKernel extends ParameterlessKernel {

  private long seed;

  /** exp(logVariance/2)·ε of the last training pass, {@code [B, latentDim]}. */
  private double[] deviation = {};

  ReparameterisationKernel(ComputationGraph graph, String name, int index, DataType dataType) {
    super(graph, name, index, dataType);
  }

  /** Sets the seed of the passes to come. */
  public void seed(long newSeed) {
    this.seed = newSeed;
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray in = inputs[0];
    int latents = Math.toIntExact(in.size(1) / 2);
    int images = Math.toIntExact(in.size(0));
    double[] posterior = DoubleArrays.read(in);
    double[] z = new double[images * latents];
    deviation = new double[z.length];
    NoiseStream noise = new NoiseStream(seed);
    for (int i = 0; i < z.length; i++) {
      int at = i / latents * 2 * latents + i % latents;
      if (training) {
        deviation[i] = Math.exp(posterior[at + latents] / 2) * noise.gaussian();
      }
      z[i] = posterior[at] + deviation[i];
    }
    INDArray out =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS, in.dataType(), new long[] {images, latents}, 'c');
    DoubleArrays.write(z, out);
    return out;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
    int latents = Math.toIntExact(epsilon.size(1));
    double[] slope = DoubleArrays.read(epsilon);
    double[] both = new double[2 * slope.length];
    for (int i = 0; i < slope.length; i++) {
      int at = i / latents * 2 * latents + i % latents;
      both[at] = slope[i];
      both[at + latents] = slope[i] * deviation[i] / 2;
    }
    INDArray back =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD,
            epsilon.dataType(),
            new long[] {epsilon.size(0), 2L * latents},
            'c');
    DoubleArrays.write(both, back);
    return new Pair<>(null, new INDArray[] {back});
  }
}
