package io.sparkvae.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.SparkLocal;
import io.sparkvae.config.Settings;
import io.sparkvae.encoding.EncodingResult;
import io.sparkvae.error.SettingsException;
import io.sparkvae.evaluation.EvaluationResult;
import io.sparkvae.samples.SampleSettings;
import io.sparkvae.samples.SampleWriter;
import io.sparkvae.table.EpochMetrics;
import io.sparkvae.training.listener.TrainingListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The library as a stranger uses it: a session of their own, with Kryo, and no command line. */
@ExtendWith(SparkLocal.class)
final class LibraryIT {

  @TempDir static Path folder;

  private static SparkSession spark;

  @BeforeAll
  static void startAsAStrangerWould() {
    Path images = folder.resolve("images");
    Settings samples =
        Settings.defaults()
            .with("samples.output", images.toString())
            .with("samples.images", 60)
            .with("samples.size", 16);
    new SampleWriter(samples.read(root -> SampleSettings.from(root.group("samples")))).write();
    spark =
        SparkSession.builder()
            .sparkContext(
                SparkLocal.context(
                        "local[2]",
                        Map.of("spark.serializer", "org.apache.spark.serializer.KryoSerializer"))
                    .sc())
            .getOrCreate();
  }

  @Test
  void trainsEncodesAndEvaluatesTwoAtOnceUnderKryo() {
    CompletableFuture<EvaluationResult> other =
        CompletableFuture.supplyAsync(() -> everything(settings("other", 2)));
    EvaluationResult one = everything(settings("one", 1));

    EvaluationResult alone = everything(settings("alone", 1));
    assertThat(one.json()).isEqualTo(alone.json());
    assertThat(other.join().metric("negative_elbo").value())
        .isNotEqualTo(one.metric("negative_elbo").value());
  }

  @Test
  void tellsListenersAndLeavesTheSessionAsItWas() {
    spark.sparkContext().setJobDescription("the caller's own");
    List<EpochMetrics> seen = new CopyOnWriteArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochEnds(EpochMetrics metrics) {
            seen.add(metrics);
          }
        };

    TrainedModel model = SparkVae.on(spark).withListener(listener).train(settings("listened", 1));

    assertThat(model.epochs()).hasSize(2).isEqualTo(seen);
    assertThat(model.images().training() + model.images().heldOut()).isEqualTo(60);
    assertThat(spark.sparkContext().getLocalProperty("spark.job.description"))
        .isEqualTo("the caller's own");
    spark.sparkContext().setJobDescription(null);
  }

  @Test
  void aMistakeNamesTheSettingAndNoOption() {
    assertThatThrownBy(() -> SparkVae.on(spark).train(Settings.defaults()))
        .isInstanceOf(SettingsException.class)
        .hasMessage("training.output is required\ncorpus.path is required");
  }

  private static EvaluationResult everything(Settings settings) {
    SparkVae library = SparkVae.on(spark);
    TrainedModel model = library.train(settings);
    EncodingResult encoded = library.encode(settings);
    assertThat(encoded.encoded()).isEqualTo(60);
    assertThat(model.modelId()).startsWith("vae-");
    return library.evaluate(settings);
  }

  private static Settings settings(String name, int seed) {
    Path own = folder.resolve(name);
    return Settings.defaults()
        .with("corpus.path", folder.resolve("images").toString())
        .with("image.width", 16)
        .with("image.height", 16)
        .with("model.architecture", "dense")
        .with("model.hidden-sizes", List.of(32))
        .with("model.latent-dim", 4)
        // So few images teach no network more than probabilistic PCA, which no seed changes.
        .with("model.variance", 1)
        .with("model.start", "random")
        .with("training.epochs", 2)
        .with("training.replicas", 2)
        .with("training.seed", seed)
        .with("training.output", own.resolve("model").toString())
        .with("encoding.model", own.resolve("model").toString())
        .with("encoding.output", own.resolve("latents").toString())
        .with("evaluation.model", own.resolve("model").toString())
        .with("evaluation.labels-from", "folder")
        .with("evaluation.factors", folder.resolve("images/labels.csv").toString())
        .with("evaluation.samples", 2)
        .with("evaluation.importance-samples", 5)
        .with("evaluation.output", own.resolve("evaluation").toString());
  }
}
