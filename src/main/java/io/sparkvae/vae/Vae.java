package io.sparkvae.vae;

import io.sparkvae.vae.network.DecoderPass;
import io.sparkvae.vae.network.ForwardPass;
import io.sparkvae.vae.network.KlTermKernel;
import io.sparkvae.vae.network.LossTermKernel;
import io.sparkvae.vae.network.ReparameterisationKernel;
import io.sparkvae.vae.network.VaeGraph;
import io.sparkvae.vae.spec.Alterations;
import io.sparkvae.vae.spec.Binarisation;
import io.sparkvae.vae.spec.ElboSum;
import io.sparkvae.vae.spec.Seeds;
import io.sparkvae.vae.spec.StepSettings;
import io.sparkvae.vae.spec.VaeSpec;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A copy of the model with the buffers of one minibatch. Confined to one thread, and reused from
 * round to round: its large arrays are allocated once. Call {@link ComputeThreads#use} first.
 */
public final class Vae {

  private final VaeSpec spec;
  private final ComputationGraph graph;
  private final InputBuffer input;
  private final InputBuffer alteredInput;
  private final @Nullable AlteredInput altered;
  private final AdamStep adam;
  private final ForwardPass forward;
  private final PosteriorPasses posteriors;
  private final DecoderPass decoder;
  private int iteration;

  private Vae(VaeSpec spec, ComputationGraph graph) {
    this.spec = spec;
    this.graph = graph;
    this.input = new InputBuffer(spec.shape());
    this.alteredInput = new InputBuffer(spec.shape());
    Alterations alterations = spec.model().alterations();
    this.altered = alterations.anyForEncoder() ? new AlteredInput(spec.shape(), alterations) : null;
    this.adam = new AdamStep(spec.adam(), Math.toIntExact(graph.numParams()));
    this.forward = new ForwardPass(graph, spec.model());
    this.posteriors = new PosteriorPasses(forward, input, spec.model().latentDim());
    this.decoder = new DecoderPass(graph, spec);
    graph.initGradientsView();
  }

  /** A model with fresh parameters drawn from the seed. */
  public static Vae fresh(VaeSpec spec, long seed) {
    ComputationGraph graph =
        new ComputationGraph(VaeGraph.configuration(spec, seed, DataType.FLOAT));
    graph.init();
    return new Vae(spec, graph);
  }

  /** A model with these parameters, of {@link #parameterCount()} values, and no moments yet. */
  public static Vae of(VaeSpec spec, float[] parameters) {
    Vae vae = fresh(spec, 0);
    vae.copyIn(parameters, vae.graph.params());
    return vae;
  }

  public VaeSpec spec() {
    return spec;
  }

  /**
   * The network underneath; lent. Its own updater holds no moments before {@link #exportMoments}.
   */
  public ComputationGraph graph() {
    return graph;
  }

  /** Copies Adam's moments into the network's updater, where DL4J looks for them. */
  public void exportMoments() {
    copyIn(adam.moments(), graph.getUpdater().getStateViewArray());
  }

  /** The network's configuration with a seed for its first parameters. */
  public static ComputationGraphConfiguration configuration(VaeSpec spec, long seed) {
    return VaeGraph.configuration(spec, seed, DataType.FLOAT);
  }

  public int parameterCount() {
    return Math.toIntExact(graph.numParams());
  }

  /** A copy of parameters, moments and iteration count. */
  public TrainingState state() {
    float[] parameters = new float[parameterCount()];
    copyOut(parameters);
    return new TrainingState(parameters, adam.moments().clone(), iteration);
  }

  /**
   * The same without a copy of the moments, which this object gives away: {@link #restore} has to
   * come before the next step.
   *
   * @param spare a state whose arrays are used, and which is then no longer valid
   */
  public TrainingState exchangeState(TrainingState spare) {
    copyOut(spare.parameters());
    return new TrainingState(spare.parameters(), adam.exchange(spare.moments()), iteration);
  }

  /**
   * Takes over parameters, moments and iteration count. The moments are lent up to the next step,
   * and nobody may write to them before.
   */
  public void restore(TrainingState state) {
    copyIn(state.parameters(), graph.params());
    adam.begin(state.moments());
    iteration = state.iteration();
    graph.getConfiguration().setIterationCount(iteration);
  }

  /**
   * One optimisation step on a minibatch: forward, backward, Adam. Gradients are of the negative
   * ELBO summed over dimensions and averaged over images. Where the loss is not finite the
   * parameters stay as they were.
   *
   * @return the loss terms at the parameters before the step, KL unweighted
   */
  public ElboSum step(PixelRows rows, StepSettings settings) {
    PixelRows pictures =
        spec.model().alterations().mirror()
            ? MirroredRows.drawn(rows, spec.shape(), settings.seed())
            : rows;
    INDArray images = binarised(pictures, settings.seed());
    INDArray seen =
        altered == null ? images : alteredInput.altered(pictures, altered, settings.seed());
    reparameterisation().seed(Seeds.derived(settings.seed(), 1));
    ((KlTermKernel) graph.getLayer(VaeGraph.KL)).setBeta(settings.beta());
    graph.setInputs(seen);
    graph.setLabels(images, images);
    graph.computeGradientAndScore();
    ElboSum sum = new ElboSum(rows.images(), nats(VaeGraph.RECONSTRUCTION), nats(VaeGraph.KL));
    if (sum.isFinite()) {
      iteration++;
      graph.getConfiguration().setIterationCount(iteration);
      AdamStep.Views views = new AdamStep.Views(graph.params(), graph.getGradientsViewArray());
      adam.apply(views, settings.learningRate(), iteration, rows.images());
    }
    return sum;
  }

  /** The loss terms with z sampled once an image, without learning; noise follows from the seed. */
  public ElboSum evaluate(PixelRows rows, long seed) {
    INDArray images = binarised(rows, seed);
    reparameterisation().seed(Seeds.derived(seed, 1));
    return forward.sampled(images);
  }

  /**
   * The posterior of every image and its KL. Static and dynamic binarisation are not applied: an
   * archive is encoded from its grey levels. What it says of an image does not depend, not even in
   * the last bit, on which others are in the batch.
   */
  public Posterior encode(PixelRows rows) {
    return posteriors.of(rows, false);
  }

  /** The same with the reconstruction term at z = mean, for which the decoder is run. */
  public Posterior encodeWithReconstruction(PixelRows rows) {
    return posteriors.of(rows, true);
  }

  /**
   * The images as the model sees them, binarised once, so that several passes see the same x.
   *
   * @param seeds of the draws of dynamic binarisation, one an image
   */
  public ObservedImages observe(PixelRows rows, long[] seeds) {
    INDArray images =
        spec.model().binarisation() == Binarisation.DYNAMIC
            ? input.draws(rows, seeds)
            : binarised(rows, 0);
    float[] pixels = new float[rows.images() * spec.shape().values()];
    ((FloatPointer) images.data().addressPointer()).get(pixels);
    return new ObservedImages(rows.images(), pixels);
  }

  /** The posterior of every image just as the model sees it, and its loss terms at z = mean. */
  public Posterior posterior(ObservedImages images) {
    return posteriors.of(images);
  }

  /**
   * −log p(x|z) in nats, for any number of z of each image.
   *
   * @param z {@code [R, latentDim]}, row after row
   * @param image which image each of the R rows belongs to
   */
  public double[] reconstruction(ObservedImages images, float[] z, int[] image) {
    return decoder.reconstruction(z, images.pixels(), image);
  }

  /** The same where a Gaussian is integrated over each of 256 grey levels: a probability. */
  public double[] levelReconstruction(ObservedImages images, float[] z, int[] image) {
    return decoder.levelReconstruction(z, images.pixels(), image);
  }

  /** Σ over pixels of (x − E[x|z])², like {@link #reconstruction}. */
  public double[] squaredErrors(ObservedImages images, float[] z, int[] image) {
    return decoder.squaredErrors(z, images.pixels(), image);
  }

  /**
   * The decoder: pixel means in [0, 1], channels first.
   *
   * @param z {@code [B, latentDim]}, row after row
   * @return {@code [B, C·H·W]}, row after row
   */
  public float[] decode(float[] z) {
    return forward.decode(z, z.length / spec.model().latentDim(), spec.shape());
  }

  private INDArray binarised(PixelRows rows, long seed) {
    return switch (spec.model().binarisation()) {
      case NONE -> input.levels(rows, rows.images());
      case DYNAMIC -> input.draws(rows, seed);
      case STATIC -> input.fixedDraws(rows, spec.binarisationSeed());
    };
  }

  private double nats(String term) {
    return ((LossTermKernel) graph.getLayer(term)).nats();
  }

  private ReparameterisationKernel reparameterisation() {
    return (ReparameterisationKernel) graph.getVertex(VaeGraph.Z);
  }

  private void copyOut(float[] parameters) {
    ((FloatPointer) graph.params().data().addressPointer()).get(parameters);
  }

  private void copyIn(float[] values, INDArray view) {
    if (values.length != view.length()) {
      throw new IllegalArgumentException(
          "this model takes %d values, not %d".formatted(view.length(), values.length));
    }
    ((FloatPointer) view.data().addressPointer()).put(values);
  }
}
