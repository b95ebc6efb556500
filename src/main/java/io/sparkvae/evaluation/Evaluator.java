package io.sparkvae.evaluation;

import io.sparkvae.cluster.OrderedBlocks;
import io.sparkvae.evaluation.factor.FactorMetrics;
import io.sparkvae.evaluation.likelihood.LikelihoodMetrics;
import io.sparkvae.evaluation.measure.EvaluatedImages;
import io.sparkvae.evaluation.measure.EvaluatedModel;
import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Protocol;
import io.sparkvae.evaluation.neighbour.NeighbourMetrics;
import io.sparkvae.evaluation.settings.EvaluationSettings;
import io.sparkvae.evaluation.settings.EvaluationSettings.Split;
import io.sparkvae.storage.Location;
import io.sparkvae.storage.OutputKind;
import io.sparkvae.storage.StagedDirectory;
import io.sparkvae.storage.StoredFile;
import io.sparkvae.vae.spec.Binarisation;
import io.sparkvae.vae.spec.Likelihood;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Measures a model on a part of a corpus. The output directory appears whole, with {@code
 * evaluation.json} and {@code settings.conf} in it, or not at all. The same settings give the same
 * numbers however many machines take part.
 */
public final class Evaluator {

  private static final OutputKind OUTPUT = new OutputKind("evaluation", "evaluation.output");

  private final JavaSparkContext sc;
  private final EvaluatedModel model;
  private final Consumer<String> console;

  /**
   * An evaluation of this model.
   *
   * @param console takes lines for a person
   */
  public Evaluator(JavaSparkContext sc, EvaluatedModel model, Consumer<String> console) {
    this.sc = sc;
    this.model = model;
    this.console = console;
  }

  /**
   * Measures, writes and shows all numbers that the settings ask for.
   *
   * @throws io.sparkvae.error.DataException where the output exists, images or labels cannot be
   *     read, or the model gives no finite number
   */
  public List<Metric> evaluate(EvaluationJob job) {
    Configuration hadoop = sc.hadoopConfiguration();
    Path target = Location.of("output folder", job.evaluation().output());
    Broadcast<EvaluatedModel> shared = sc.broadcast(model);
    try (StagedDirectory directory = StagedDirectory.stage(OUTPUT, target, hadoop)) {
      EvaluationSubsets parts =
          new EvaluationSubsets(sc, job.corpus(), model.images(), job.evaluation());
      List<Metric> figures = figures(parts, shared);
      write(directory, "evaluation.json", EvaluationReport.json(figures));
      write(directory, "settings.conf", job.resolvedSettings());
      directory.publish();
      console.accept("Numbers written to " + directory.target());
      return figures;
    } finally {
      shared.destroy();
    }
  }

  private List<Metric> figures(EvaluationSubsets parts, Broadcast<EvaluatedModel> shared) {
    EvaluationSettings settings = parts.settings();
    OrderedBlocks blocks = new OrderedBlocks(sc);
    List<Metric> figures = new ArrayList<>();
    try (EvaluatedImages images = parts.evaluated()) {
      Protocol protocol = images.describe(protocol(settings));
      figures.addAll(new LikelihoodMetrics(blocks, shared, settings).of(images, protocol));
      if (images.labels().isPresent()) {
        figures.addAll(neighbours(parts, images, shared, protocol));
      }
      settings
          .factors()
          .file()
          .ifPresent(
              file ->
                  figures.addAll(
                      new FactorMetrics(
                              blocks, shared, settings.factors(), sc.hadoopConfiguration())
                          .of(images, file, protocol)));
      MetricTable.lines(figures, protocol).forEach(console);
      warn(figures);
    }
    return figures;
  }

  private List<Metric> neighbours(
      EvaluationSubsets parts,
      EvaluatedImages images,
      Broadcast<EvaluatedModel> shared,
      Protocol protocol) {
    int k = parts.settings().neighbours().neighbours();
    OrderedBlocks blocks = new OrderedBlocks(sc);
    NeighbourMetrics neighbours = new NeighbourMetrics(sc, blocks, shared, k);
    if (parts.settings().split() != Split.VALIDATION) {
      return neighbours.of(images, Optional.empty(), protocol);
    }
    try (EvaluatedImages references = parts.learned()) {
      return neighbours.of(images, Optional.of(references), protocol);
    }
  }

  private Protocol protocol(EvaluationSettings settings) {
    VaeSpec spec = model.spec();
    return new Protocol(new LinkedHashMap<>())
        .with("model", model.modelId())
        .with("likelihood", likelihood(spec.model().likelihood()))
        .with("binarisation", binarisation(spec, settings.seed()))
        .with("image", spec.shape().toString())
        .with("seed", settings.seed());
  }

  private static String likelihood(Likelihood likelihood) {
    return switch (likelihood) {
      case BERNOULLI -> "bernoulli";
      case GAUSSIAN -> "gaussian, unit variance, pixels in [0, 1]";
    };
  }

  private static String binarisation(VaeSpec spec, long seed) {
    Binarisation binarisation = spec.model().binarisation();
    return switch (binarisation) {
      case NONE -> "none";
      case DYNAMIC -> "dynamic, drawn once an image from seed %d".formatted(seed);
      case STATIC -> "static by seed %d".formatted(spec.binarisationSeed());
    };
  }

  private void warn(List<Metric> figures) {
    boolean collapsed =
        figures.stream()
            .anyMatch(figure -> figure.name().equals("posterior_collapse") && figure.value() > 0);
    if (collapsed) {
      console.accept(
          ("Posterior collapse: none of %d latent dimensions is active, so the latents say nothing"
                  + " of the images (train with a smaller model.beta, or a"
                  + " beta-warmup-epochs)")
              .formatted(model.latentDim()));
    }
  }

  private void write(StagedDirectory directory, String name, String text) {
    new StoredFile(name, new Path(directory.path(), name), sc.hadoopConfiguration()).write(text);
  }
}
