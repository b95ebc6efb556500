package io.sparkvae.evaluation.likelihood;

import io.sparkvae.cluster.OrderedBlocks;
import io.sparkvae.error.DataException;
import io.sparkvae.evaluation.measure.EvaluatedImages;
import io.sparkvae.evaluation.measure.LearnedPca;
import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Protocol;
import io.sparkvae.evaluation.measure.ScoreBlock;
import io.sparkvae.evaluation.settings.EvaluationSettings;
import io.sparkvae.evaluation.settings.SamplingSettings;
import io.sparkvae.source.ImageIdHash;
import io.sparkvae.vae.VaeModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;

/** The numbers that say how well the model explains images: ELBO, its parts, and the bound. */
public final class LikelihoodMetrics {

  private static final String NATS = "nats per image";

  /** What the sums of one block may take. */
  private static final long TALLY_BYTES = 1 << 16;

  private static final String MEAN = "mean over images of sums over dimensions";

  private final OrderedBlocks blocks;
  private final Broadcast<VaeModel> model;
  private final EvaluationSettings settings;
  private final Optional<LearnedPca> opponent;

  /**
   * Numbers of this model.
   *
   * @param opponent what a Gaussian model is held against; empty for another
   */
  public LikelihoodMetrics(
      OrderedBlocks blocks,
      Broadcast<VaeModel> model,
      EvaluationSettings settings,
      Optional<LearnedPca> opponent) {
    this.blocks = blocks;
    this.model = model;
    this.settings = settings;
    this.opponent = opponent;
  }

  /**
   * All of them.
   *
   * @param protocol model and images
   * @throws DataException if the ELBO of an image is not a finite number
   */
  public List<Metric> of(EvaluatedImages images, Protocol protocol) {
    List<Metric> metrics = new ArrayList<>(elbo(images, protocol));
    if (settings.sampling().importanceSamples() > 0) {
      metrics.addAll(1, importance(images, protocol));
    }
    return metrics;
  }

  private List<Metric> elbo(EvaluatedImages images, Protocol base) {
    int samples = settings.sampling().samples();
    Elbo elbo = new Elbo(samples, settings.seed(), opponent.map(LearnedPca::pca).orElse(null));
    ElboTally tally = new ElboTally(model.value().latentDim());
    blocks.forEach(
        "ELBO of %d images".formatted(images.images()),
        images.blocks().map(new ScoreBlock<>(model, elbo)),
        TALLY_BYTES,
        tally::add);
    checkFinite(tally);
    Protocol sampled = base.with("samples", samples).with("reduction", MEAN).with("kl", "analytic");
    Protocol exact = base.with("samples", 0).with("reduction", MEAN);
    int pixels = model.value().spec().shape().values();
    double bits = tally.negativeElbo().mean() / pixels / Math.log(2);
    Protocol perPixel = sampled.with("reduction", "mean over images and pixels");
    Protocol overPixels =
        base.with("samples", 0)
            .with("reduction", "mean over images and pixels")
            .with("z", "posterior mean");
    Protocol variance =
        base.with("samples", 0).with("reduction", "variance over images, counted above 0.01");
    List<Metric> metrics =
        new ArrayList<>(
            List.of(
                Metric.of("negative_elbo", tally.negativeElbo(), NATS, sampled),
                Metric.of("reconstruction", tally.reconstruction(), NATS, sampled),
                Metric.of("kl", tally.kl(), NATS, exact),
                Metric.of("bits_per_dimension", bits, "bits per pixel value", perPixel),
                Metric.of(
                    "mean_squared_error",
                    tally.squaredError(),
                    "squared pixel value in [0, 1]",
                    overPixels)));
    opponent
        .map(pca -> new GaussianMetrics(pixels, sampled, pca.describe(exact)))
        .ifPresent(gaussian -> metrics.addAll(gaussian.of(tally.gaussian())));
    metrics.add(Metric.of("active_units", tally.activeUnits(), dimensions(), variance));
    metrics.add(
        Metric.of(
            "posterior_collapse",
            tally.activeUnits() == 0 ? 1 : 0,
            "1 = no active unit",
            variance));
    metrics.add(klPerDimension(tally, exact));
    return metrics;
  }

  private static Metric klPerDimension(ElboTally tally, Protocol protocol) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (double nats : tally.klPerDimension()) {
      values.put("z" + (values.size() + 1), nats);
    }
    return Metric.ofParts(
        "kl_per_dimension",
        values,
        NATS,
        protocol.with("reduction", "mean over images, one value a dimension"));
  }

  private String dimensions() {
    return "of %d dimensions".formatted(model.value().latentDim());
  }

  private void checkFinite(ElboTally tally) {
    if (!tally.firstNotFinite().isEmpty()) {
      throw new DataException(
          ("Cannot evaluate model %s: the ELBO of image %s is not a finite number (the model"
                  + " has diverged; train again with a smaller training.learning-rate)")
              .formatted(model.value().id(), tally.firstNotFinite()));
    }
  }

  private List<Metric> importance(EvaluatedImages images, Protocol base) {
    SamplingSettings sampling = settings.sampling();
    int samples = sampling.importanceSamples();
    long last = lastNumber(images, sampling.importanceImages());
    ImportanceBound bound =
        new ImportanceBound(
            samples, settings.seed(), last, opponent.map(LearnedPca::pca).orElse(null));
    ImportanceBound.Tally[] tally = {ImportanceBound.Tally.NONE};
    blocks.forEach(
        "Importance-weighted bound with %d samples".formatted(samples),
        images.blocks().map(new ScoreBlock<>(model, bound)),
        TALLY_BYTES,
        part -> tally[0] = tally[0].plus(part));
    Protocol protocol =
        base.with("images", tally[0].negative().count())
            .with("samples", samples)
            .with("reduction", "mean over images of −log of the mean weight over samples");
    List<Metric> metrics = new ArrayList<>();
    metrics.add(
        Metric.of("negative_importance_weighted_bound", tally[0].negative(), NATS, protocol));
    opponent
        .map(pca -> pca.describe(protocol.with("reduction", "mean over images, model less PCA")))
        .map(paired -> Metric.of("importance_bound_less_pca", tally[0].lessPca(), NATS, paired))
        .ifPresent(metrics::add);
    return metrics;
  }

  /** The number of the last image that takes part, in the order of their numbers. */
  private long lastNumber(EvaluatedImages images, int atMost) {
    if (atMost == 0 || atMost >= images.images()) {
      return ImportanceBound.ALL;
    }
    JavaRDD<Long> numbers =
        images
            .blocks()
            .flatMap(block -> block.ids().iterator())
            .map(id -> ImageIdHash.of(id).number());
    return numbers.takeOrdered(atMost).get(atMost - 1);
  }
}
