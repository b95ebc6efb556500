package io.sparkvae.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.config.Settings;
import io.sparkvae.encoding.EncodingResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LibraryIT {

  @TempDir Path folder;

  @Test
  void trainsEncodesAndEvaluatesInASessionThatUsesKryo() {
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
            .getOrCreate();
    String model = folder.resolve("model").toString();
    Settings train =
        Settings.of(
            Optional.empty(),
            List.of(
                "corpus.path=data-samples",
                "image.width=16",
                "image.height=16",
                "model.architecture=dense",
                "model.hidden-sizes=[32]",
                "model.latent-dim=4",
                "training.epochs=2",
                "training.replicas=2",
                "training.output=" + model,
                "encoding.model=" + model,
                "encoding.output=" + folder.resolve("latents"),
                "evaluation.model=" + model,
                "evaluation.labels-from=folder",
                "evaluation.factors=data-samples/labels.csv",
                "evaluation.output=" + folder.resolve("evaluation")));
    TrainedModel trained = SparkVae.on(spark).telling(System.out::println).train(train);
    assertThat(trained.images().training()).isGreaterThan(500);
    EncodingResult encoded = SparkVae.on(spark).encode(train);
    assertThat(encoded.encoded()).isEqualTo(600);
    assertThat(SparkVae.on(spark).telling(System.out::println).evaluate(train).metrics())
        .isNotEmpty();
  }
}
