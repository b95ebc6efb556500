package io.sparkvae.evaluation;

import io.sparkvae.evaluation.measure.EvaluatedImages;
import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Protocol;
import io.sparkvae.evaluation.settings.EvaluationSettings;
import io.sparkvae.storage.Location;
import io.sparkvae.storage.OutputKind;
import io.sparkvae.storage.StagedDirectory;
import io.sparkvae.storage.StoredFile;
import io.sparkvae.vae.VaeModel;
import io.sparkvae.vae.spec.Binarisation;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.PixelVariance;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Measures a model on a part of a corpus. The output directory, if one is named, appears whole,
 * with {@code evaluation.json} in it, or not at all. The same settings give the same numbers
 * however many machines take part.
 */
public final class Evaluator {

  private static final OutputKind OUTPUT = new OutputKind("evaluation", "evaluation.output");

  private final JavaSparkContext sc;
  private final VaeModel model;
  private final Consumer<String> console;

  /**
   * An evaluation of this model.
   *
   * @param console takes lines for a person
   */
  public Evaluator(JavaSparkContext sc, VaeModel model, Consumer<String> console) {
    this.sc = sc;
    this.model = model;
    this.console = console;
  }

  /**
   * Measures and shows all metrics that the settings ask for, and writes them if an output is
   * named.
   *
   * @throws io.sparkvae.error.DataException if the output exists, images or labels cannot be read,
   *     or the model gives no finite number
   */
  public EvaluationResult evaluate(EvaluationJob job) {
    Optional<String> output = job.evaluation().output();
    if (output.isEmpty()) {
      return measured(job);
    }
    Path target = Location.of("output folder", output.get());
    // Staged first, so that an output that cannot be written is known before the work.
    try (StagedDirectory directory =
        StagedDirectory.stage(OUTPUT, target, sc.hadoopConfiguration())) {
      EvaluationResult result = measured(job);
      write(directory, "evaluation.json", result.json());
      job.settingsText().ifPresent(text -> write(directory, "settings.conf", text));
      directory.publish();
      console.accept("Metrics written to " + directory.target());
      return result;
    }
  }

  private EvaluationResult measured(EvaluationJob job) {
    Broadcast<VaeModel> shared = sc.broadcast(model);
    EvaluationSubsets subsets =
        new EvaluationSubsets(sc, job.corpus(), model.images(), job.evaluation());
    try (EvaluatedImages images = subsets.evaluated()) {
      Protocol protocol = images.describe(protocol(job.evaluation()));
      List<Metric> metrics = new Measurements(sc, shared, subsets).of(images, protocol);
      MetricTable.lines(metrics, protocol).forEach(console);
      EvaluationResult result = new EvaluationResult(protocol, metrics);
      warn(result);
      return result;
    } finally {
      shared.destroy();
    }
  }

  private Protocol protocol(EvaluationSettings settings) {
    VaeSpec spec = model.spec();
    return new Protocol(new LinkedHashMap<>())
        .with("model", model.id())
        .with("likelihood", likelihood(spec.model()))
        .with("binarisation", binarisation(spec, settings.seed()))
        .with("image", spec.shape().toString())
        .with("seed", settings.seed());
  }

  private static String likelihood(ModelSettings model) {
    return switch (model.likelihood()) {
      case BERNOULLI -> "bernoulli";
      case GAUSSIAN -> "gaussian, %s, pixels in [0, 1]".formatted(variance(model.variance()));
    };
  }

  private static String variance(PixelVariance variance) {
    return switch (variance.kind()) {
      case FIXED ->
          variance.equals(PixelVariance.UNIT)
              ? "unit variance"
              : "variance %s".formatted(variance.fixed());
      case IMAGE -> "one learned variance";
      case CHANNEL -> "a learned variance for each channel";
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

  private void warn(EvaluationResult result) {
    if (result.metric("posterior_collapse").value() > 0) {
      console.accept(
          "Posterior collapse: none of %d latent dimensions is active, so latents describe no image"
              .formatted(model.latentDim()));
      console.accept("    (train with a smaller model.beta, or with training.beta-warmup-epochs)");
    }
  }

  private void write(StagedDirectory directory, String name, String text) {
    new StoredFile(name, new Path(directory.path(), name), sc.hadoopConfiguration()).write(text);
  }
}
