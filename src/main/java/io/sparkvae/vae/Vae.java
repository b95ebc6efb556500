package io.sparkvae.vae;

import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A copy of the model with the buffers of one minibatch. Confined to one thread, and reused from
 * round to round: nothing is allocated in the steady state.
 */
@SuppressWarnings({"UnusedMethod", "DoNotCallSuggester", "ObjectToString"})
public final class Vae {

  private final VaeSpec spec;
  private final ComputationGraph graph;

  private Vae(VaeSpec spec, ComputationGraph graph) {
    this.spec = spec;
    this.graph = graph;
  }

  /** A model with fresh parameters drawn from the seed. */
  public static Vae fresh(VaeSpec spec, long seed) {
    throw new UnsupportedOperationException("not yet: " + spec + seed);
  }

  /** A model with these parameters, of {@link #parameterCount()} values. */
  public static Vae of(VaeSpec spec, float[] parameters) {
    throw new UnsupportedOperationException("not yet: " + spec + parameters.length);
  }

  public VaeSpec spec() {
    return spec;
  }

  /** The network underneath; lent. */
  public ComputationGraph graph() {
    return graph;
  }

  public int parameterCount() {
    return Math.toIntExact(graph.numParams());
  }

  /** A copy of parameters, moments and iteration count. */
  public TrainingState state() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Takes over parameters, moments and iteration count by copying them. */
  public void restore(TrainingState state) {
    throw new UnsupportedOperationException("not yet: " + state);
  }

  /**
   * One optimisation step on a minibatch: forward, backward, Adam. Gradients are of the negative
   * ELBO summed over dimensions and averaged over images.
   *
   * @return the loss terms at the parameters before the step, KL unweighted
   */
  public ElboSum step(PixelRows rows, StepSettings settings) {
    throw new UnsupportedOperationException("not yet: " + rows + settings);
  }

  /** The loss terms with z sampled once an image, without learning; noise follows from the seed. */
  public ElboSum evaluate(PixelRows rows, long seed) {
    throw new UnsupportedOperationException("not yet: " + rows + seed);
  }

  /**
   * The posterior of every image and its loss terms at z = mean. Static and dynamic binarisation
   * are not applied: an archive is encoded from its grey levels.
   */
  public Posterior encode(PixelRows rows) {
    throw new UnsupportedOperationException("not yet: " + rows);
  }

  /**
   * The decoder: pixel means in [0, 1].
   *
   * @param z {@code [B, latentDim]}, row after row
   * @return {@code [B, C·H·W]}, row after row
   */
  public float[] decode(float[] z) {
    throw new UnsupportedOperationException("not yet: " + z.length);
  }
}
