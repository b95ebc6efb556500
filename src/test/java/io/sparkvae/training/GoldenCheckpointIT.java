package io.sparkvae.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkvae.SparkLocal;
import io.sparkvae.config.Settings;
import io.sparkvae.config.SettingsText;
import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.corpus.shard.ShardedCorpus;
import io.sparkvae.corpus.shard.Sharding;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.training.listener.ConsoleLog;
import io.sparkvae.training.round.TrainingData;
import io.sparkvae.training.schedule.TrainingSettings;
import io.sparkvae.vae.bundle.ModelBundle;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A training that commit 415330f began and that was killed in its fourth epoch. */
@ExtendWith(SparkLocal.class)
class GoldenCheckpointIT {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/415330f");

  /** Other processors round differently. */
  private static final double TOLERANCE = 1e-5;

  @TempDir private Path folder;

  private record Groups(
      CorpusSettings corpus, ImageSettings image, ModelSettings model, TrainingSettings training) {}

  @Test
  void resumedItEndsAsTheUninterruptedOneDid(JavaSparkContext spark) throws IOException {
    copy("corpus");
    copy("checkpoint/bundle-dense.checkpoints");
    Groups groups = settings();
    VaeSpec spec =
        new VaeSpec(
            groups.model(),
            groups.image().shape(),
            groups.training().adam(),
            groups.training().seed());
    List<String> console = new ArrayList<>();
    TrainingResult result;
    try (ShardedCorpus corpus = Sharding.of(spark, groups.corpus(), groups.image(), 2)) {
      result =
          new VaeTraining(spark, spec, groups.training(), new ConsoleLog(console::add))
              .run(TrainingData.of(corpus));
    }
    assertThat(console).contains("resumed in epoch 4 after round 1");
    List<String> golden = Files.readAllLines(GOLDEN.resolve("bundle-dense/metrics.jsonl"));
    assertThat(result.metrics()).hasSize(golden.size());
    for (int epoch = 0; epoch < golden.size(); epoch++) {
      assertSameFigures(result.metricsLines().get(epoch), golden.get(epoch));
    }
    float[] expected =
        ModelBundle.read(
                new org.apache.hadoop.fs.Path(GOLDEN.resolve("bundle-dense").toUri()),
                new Configuration())
            .parameters();
    float[] parameters = result.parameters();
    assertThat(parameters).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) parameters[i]).isCloseTo(expected[i], within(TOLERANCE));
    }
  }

  private static void assertSameFigures(String line, String golden) throws IOException {
    JsonNode actual = new ObjectMapper().readTree(line);
    JsonNode expected = new ObjectMapper().readTree(golden);
    expected
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.startsWith("seconds") && !name.equals("images_per_second")) {
                double value = expected.get(name).asDouble();
                assertThat(actual.required(name).asDouble())
                    .as(name)
                    .isCloseTo(value, within(TOLERANCE * Math.abs(value)));
              }
            });
  }

  private Groups settings() throws IOException {
    SettingsText text =
        new SettingsText("dense.conf", Files.readString(GOLDEN.resolve("dense.conf")));
    List<String> places =
        List.of(
            "corpus.path=" + folder.resolve("corpus"),
            "training.output=" + folder.resolve("bundle-dense"));
    return Settings.of(Optional.of(text), places)
        .read(
            root ->
                new Groups(
                    CorpusSettings.from(root.group("corpus")),
                    ImageSettings.from(root.group("image")),
                    ModelSettings.from(root.group("model")),
                    TrainingSettings.from(root.group("training"))));
  }

  /** A run writes beside its inputs, and removes checkpoints in the end. */
  private void copy(String name) throws IOException {
    Path from = GOLDEN.resolve(name);
    Path to = folder.resolve(from.getFileName());
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }
}
