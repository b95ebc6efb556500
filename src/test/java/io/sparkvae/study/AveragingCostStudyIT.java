package io.sparkvae.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkvae.SparkLocal;
import io.sparkvae.SyntheticImages;
import io.sparkvae.config.Settings;
import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.storage.Sha256;
import io.sparkvae.training.schedule.TrainingSettings;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkLocal.class)
class AveragingCostStudyIT {

  @TempDir private Path folder;
  private final List<String> console = new ArrayList<>();

  @Test
  void everyRunIsMeasuredAndNothingElseIsLeft(JavaSparkContext spark) throws IOException {
    StudyResults results = study(spark, "whole", console::add);

    assertThat(results.replicas()).containsExactly(1, 2);
    assertThat(results.averagings()).containsExactly("every 1", "every epoch", "auto");
    assertThat(names(folder)).containsExactly("images", "whole");
    assertThat(names(folder.resolve("whole")))
        .containsExactly(
            "averaging-cost.json",
            "averaging-cost.md",
            "elbo-by-images.svg",
            "elbo-by-seconds.svg",
            "settings.conf");
    JsonNode json = json("whole");
    assertThat(json.get("protocol").get("likelihood").asText()).isEqualTo("bernoulli");
    assertThat(json.get("protocol").get("cores").asInt()).isEqualTo(2);
    JsonNode runs = json.get("runs");
    assertThat(results.resultFor(2, "auto").flatMap(MeasuredRun::negativeElbo))
        .hasValue(runs.get(3).get("epochs").get(0).get("validation_negative_elbo").asDouble());
    assertThat(runs.findValuesAsText("averaging"))
        .containsExactly("every epoch", "every 1", "every epoch", "auto");
    long images = json.get("protocol").get("training_images").asLong();
    for (JsonNode run : runs) {
      assertThat(run.get("epochs")).hasSize(1);
      assertThat(run.get("epochs").get(0).get("images").asLong()).isEqualTo(images);
      assertThat(run.get("epochs").get(0).get("seconds").asDouble()).isPositive();
      assertThat(run.get("divergence").isNull()).isTrue();
    }
    // Averaged once, not once per minibatch.
    assertThat(runs.get(2).get("epochs").get(0).get("rounds").asInt()).isEqualTo(1);
    assertThat(runs.get(1).get("epochs").get(0).get("rounds").asInt()).isGreaterThan(1);
  }

  @Test
  void aKilledStudyGoesOnFromItsFinishedRunsAndEndsTheSame(JavaSparkContext spark)
      throws IOException {
    study(spark, "whole", line -> {});
    Consumer<String> killer =
        line -> {
          if (line.equals("K = 2, averaged every epoch")) {
            throw new IllegalStateException("killed");
          }
        };
    assertThatThrownBy(() -> study(spark, "killed", killer)).hasMessage("killed");
    assertThat(names(folder)).containsExactly("images", "killed.runs", "whole");

    study(spark, "killed", console::add);

    assertThat(console)
        .contains("2 of 4 runs are finished already", "K = 2, averaged every epoch")
        .doesNotContain("K = 1, averaged every epoch", "K = 2, averaged every 1");
    assertThat(names(folder)).containsExactly("images", "killed", "whole");
    assertThat(json("killed").findValuesAsText("validation_negative_elbo"))
        .hasSize(4)
        .isEqualTo(json("whole").findValuesAsText("validation_negative_elbo"));
  }

  @Test
  void runsThatDivergeAreWrittenAsSuch(JavaSparkContext spark) throws IOException {
    study(spark, "diverged", console::add, "training.learning-rate=1e9");

    for (JsonNode run : json("diverged").get("runs")) {
      assertThat(run.get("divergence").asText()).startsWith("Training diverged in epoch 1");
      assertThat(run.get("epochs")).isEmpty();
    }
    assertThat(console).anyMatch(line -> line.contains("diverged |"));
    assertThat(names(folder)).containsExactly("diverged", "images");
  }

  @Test
  void aStudyWithoutRecordsWritesResultsAlone(JavaSparkContext spark) throws IOException {
    AveragingCostJob job = job(settings("alone"));

    new AveragingCostStudy(
            spark,
            new AveragingCostJob(
                job.study(),
                job.corpus(),
                job.image(),
                job.spec(),
                job.training(),
                StudyRecords.NONE),
            line -> {})
        .run();

    assertThat(names(folder)).containsExactly("alone", "images");
    assertThat(names(folder.resolve("alone"))).hasSize(4).doesNotContain("settings.conf");
  }

  private StudyResults study(
      JavaSparkContext spark, String name, Consumer<String> lines, String... overrides) {
    return new AveragingCostStudy(spark, job(settings(name, overrides)), lines).run();
  }

  private Settings settings(String name, String... overrides) {
    Path images = folder.resolve("images");
    if (!Files.exists(images)) {
      SyntheticImages.tree(images, 80);
    }
    List<String> all =
        new ArrayList<>(
            List.of(
                "corpus.path=" + images,
                "corpus.validation-fraction=0.2",
                "image.width=8",
                "image.height=8",
                "model.architecture=dense",
                "model.hidden-sizes=[8]",
                "model.latent-dim=2",
                "model.likelihood=bernoulli",
                "training.epochs=1",
                "training.batch-size-per-worker=4",
                "study.output=" + folder.resolve(name),
                "study.replicas=[1, 2]",
                "study.averaging-frequencies=[1, epoch]"));
    all.addAll(List.of(overrides));
    return Settings.of(Optional.empty(), all);
  }

  private static AveragingCostJob job(Settings settings) {
    return settings.read(
        root -> {
          ImageSettings image = ImageSettings.from(root.group("image"));
          TrainingSettings training = TrainingSettings.from(root.group("training"));
          return new AveragingCostJob(
              StudySettings.from(root.group("study")),
              CorpusSettings.from(root.group("corpus")),
              image,
              new VaeSpec(
                  ModelSettings.from(root.group("model")), image.shape(), training.adam(), 1),
              training,
              records(settings));
        });
  }

  private static StudyRecords records(Settings settings) {
    return new StudyRecords(
        Optional.of(settings.render()),
        Optional.of(Sha256.hex(settings.canonical(List.of("model", "training")))),
        Map.of());
  }

  private JsonNode json(String name) throws IOException {
    return new ObjectMapper()
        .readTree(folder.resolve(name).resolve("averaging-cost.json").toFile());
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
