package io.sparkvae.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkvae.SparkLocal;
import io.sparkvae.SyntheticImages;
import io.sparkvae.corpus.CorpusFixture;
import io.sparkvae.corpus.shard.ShardedCorpus;
import io.sparkvae.corpus.shard.Sharding;
import io.sparkvae.error.DataException;
import io.sparkvae.evaluation.measure.Interval;
import io.sparkvae.evaluation.settings.EvaluationSettings;
import io.sparkvae.evaluation.settings.EvaluationSettings.Split;
import io.sparkvae.evaluation.settings.FactorSettings;
import io.sparkvae.evaluation.settings.NeighbourSettings;
import io.sparkvae.evaluation.settings.NeighbourSettings.Source;
import io.sparkvae.evaluation.settings.SamplingSettings;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.VaeModel;
import io.sparkvae.vae.spec.AdamSettings;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.Binarisation;
import io.sparkvae.vae.spec.Likelihood;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkLocal.class)
final class EvaluatorIT {

  private static final int IMAGES = 150;

  private static final VaeSpec SPEC =
      new VaeSpec(
          new ModelSettings(
              Architecture.DENSE, 4, List.of(16), Likelihood.BERNOULLI, Binarisation.DYNAMIC, 1, 0),
          CorpusFixture.IMAGE.shape(),
          new AdamSettings(0.9, 0.999, 1e-8),
          1);

  private final List<String> console = new ArrayList<>();

  @TempDir Path folder;

  private Path photos = Path.of("");

  /** One folder a colour, and a factor that is the colour's brightness. */
  @BeforeEach
  void writeImages() throws IOException {
    photos = folder.resolve("photos");
    StringBuilder factors = new StringBuilder("image_id,brightness,kind\n");
    for (int i = 0; i < IMAGES; i++) {
      int level = i % 3 * 80 + i / 3;
      String name = "kind%d/image%d.png".formatted(i % 3, i);
      SyntheticImages.write(photos.resolve(name), SyntheticImages.uniform(8, level * 0x010101));
      factors.append(name).append(',').append(level).append(",kind").append(i % 3).append('\n');
    }
    Files.writeString(folder.resolve("factors.csv"), factors);
  }

  @Test
  void everyNumberIsWrittenWithItsProtocol(JavaSparkContext sc) throws IOException {
    evaluate(sc, model(), settings("out", Split.VALIDATION));

    JsonNode json = new ObjectMapper().readTree(folder.resolve("out/evaluation.json").toFile());
    List<String> names = new ArrayList<>();
    for (JsonNode metric : json) {
      names.add(metric.get("name").asText());
      JsonNode protocol = metric.get("protocol");
      assertThat(protocol.fieldNames())
          .toIterable()
          .contains(
              "model",
              "likelihood",
              "binarisation",
              "seed",
              "data_set",
              "split",
              "images",
              "reduction");
      assertThat(protocol.get("binarisation").asText())
          .isEqualTo("dynamic, drawn once an image from seed 7");
      assertThat(metric.get("unit").asText()).isNotBlank();
    }
    assertThat(names)
        .containsExactly(
            "negative_elbo",
            "negative_importance_weighted_bound",
            "reconstruction",
            "kl",
            "bits_per_dimension",
            "mean_squared_error",
            "active_units",
            "posterior_collapse",
            "kl_per_dimension",
            "nearest_neighbour_accuracy_latents",
            "neighbour_vote_accuracy_latents",
            "precision_at_k_latents",
            "neighbour_accuracy_latents_by_distance",
            "vote_accuracy_latents_by_distance",
            "precision_latents_by_distance",
            "nearest_neighbour_accuracy_model",
            "neighbour_vote_accuracy_model",
            "precision_at_k_model",
            "nearest_neighbour_accuracy_pixels",
            "neighbour_vote_accuracy_pixels",
            "precision_at_k_pixels",
            "neighbour_accuracy_pixels_by_distance",
            "vote_accuracy_pixels_by_distance",
            "precision_pixels_by_distance",
            "nearest_neighbour_accuracy_pca",
            "neighbour_vote_accuracy_pca",
            "precision_at_k_pca",
            "neighbour_accuracy_pca_by_distance",
            "vote_accuracy_pca_by_distance",
            "precision_pca_by_distance",
            "mutual_information_gap",
            "mutual_information_gap_per_factor",
            "largest_information_per_factor",
            "regression_r2_latents",
            "classification_accuracy_latents",
            "regression_r2_pca",
            "classification_accuracy_pca",
            "altered_recall_latents_euclidean",
            "altered_recall_latents_cosine",
            "altered_recall_latents_whitened",
            "altered_recall_latents_whitened_cosine",
            "altered_recall_model",
            "altered_recall_pca_whitened_cosine",
            "altered_recall_phash");
    assertThat(folder.resolve("out/settings.conf")).hasContent("all settings");
  }

  @Test
  void numbersAreTheSameOnAnyNumberOfCores(JavaSparkContext sc) throws IOException {
    evaluate(sc, model(), settings("two", Split.VALIDATION));
    JavaSparkContext one = SparkLocal.context("local[1]");
    evaluate(one, model(), settings("one", Split.VALIDATION));

    assertThat(folder.resolve("one/evaluation.json"))
        .hasSameTextualContentAs(folder.resolve("two/evaluation.json"));
  }

  @Test
  void validationImagesAreThoseThatTrainingHoldsOut(JavaSparkContext sc) {
    long heldOut;
    try (ShardedCorpus corpus =
        Sharding.of(sc, CorpusFixture.folder(photos), CorpusFixture.IMAGE, 1)) {
      heldOut = corpus.validationImages();
    }
    EvaluationResult validation = evaluate(sc, model(), settings("a", Split.VALIDATION));
    EvaluationResult training = evaluate(sc, model(), settings("b", Split.TRAINING));
    EvaluationResult all = evaluate(sc, model(), settings("c", Split.ALL));

    assertThat(images(validation)).isEqualTo(heldOut);
    assertThat(images(training)).isEqualTo(IMAGES - heldOut);
    assertThat(images(all)).isEqualTo((long) IMAGES);
  }

  @Test
  void coloursApartAreToldApartByPixelsAndComponents(JavaSparkContext sc) {
    EvaluationResult result = evaluate(sc, model(), settings("out", Split.ALL));

    assertThat(result.metric("nearest_neighbour_accuracy_pixels").value()).isEqualTo(1);
    assertThat(result.metric("nearest_neighbour_accuracy_pca").value()).isEqualTo(1);
    assertThat(result.metric("precision_at_k_pixels").value()).isBetween(0.95, 1.0);
    assertThat(result.metric("precision_at_k_pixels").protocol().facts())
        .containsEntry("neighbours", 5)
        .containsEntry("queries", (long) IMAGES)
        .containsEntry("classes", 3);
    assertThat(result.metric("nearest_neighbour_accuracy_pixels").intervals())
        .containsExactly(Interval.wilson(IMAGES, IMAGES));
    assertThat(result.metric("precision_latents_by_distance").parts())
        .containsExactly("euclidean", "cosine", "whitened", "whitened_cosine");
    assertThat(result.metric("precision_pixels_by_distance").value("euclidean"))
        .isEqualTo(result.metric("precision_at_k_pixels").value());
  }

  /** Grey images differ in nothing but a factor, which their only component therefore is. */
  @Test
  void aFactorThatIsTheBrightnessIsRegressedFromTheComponent(JavaSparkContext sc) {
    EvaluationResult apart = evaluate(sc, model(), settings("apart", Split.VALIDATION));
    EvaluationResult whole = evaluate(sc, model(), settings("whole", Split.ALL));

    for (EvaluationResult result : List.of(apart, whole)) {
      assertThat(result.metric("regression_r2_pca").value("brightness")).isGreaterThan(0.9999);
      assertThat(result.metric("classification_accuracy_pca").value("kind")).isGreaterThan(0.9);
      assertThat(result.metric("classification_accuracy_pca").intervals()).hasSize(1);
    }
    assertThat(apart.metric("regression_r2_pca").protocol().facts())
        .containsEntry("images", Math.toIntExact((Long) images(apart)))
        .containsEntry("training_images", IMAGES - Math.toIntExact((Long) images(apart)));
    assertThat(whole.metric("regression_r2_pca").protocol().facts())
        .containsEntry("trained_on", "four fifths of the evaluated images by hash");
  }

  @Test
  void aCollapsedPosteriorIsNamed(JavaSparkContext sc) {
    float[] parameters = Vae.fresh(SPEC, 1).state().parameters();
    int encoder = 192 * 16 + 16 + 16 * 8;
    Arrays.fill(parameters, 192 * 16 + 16, encoder, 0);
    VaeModel collapsed = new VaeModel("collapsed", SPEC, CorpusFixture.IMAGE, parameters);

    EvaluationResult result = evaluate(sc, collapsed, settings("out", Split.ALL));

    assertThat(result.metric("posterior_collapse").value()).isEqualTo(1);
    assertThat(console)
        .contains(
            "Posterior collapse: none of 4 latent dimensions is active, so latents describe no image",
            "    (train with a smaller model.beta, or with training.beta-warmup-epochs)");
  }

  @Test
  void aModelWithoutFiniteNumbersIsRefusedAndLeavesNothing(JavaSparkContext sc) {
    float[] parameters = Vae.fresh(SPEC, 1).state().parameters();
    parameters[parameters.length - 1] = Float.NaN;
    VaeModel diverged = new VaeModel("nan", SPEC, CorpusFixture.IMAGE, parameters);

    assertThatThrownBy(() -> evaluate(sc, diverged, settings("out", Split.ALL)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("Cannot evaluate model nan: the ELBO of image kind")
        .hasMessageEndingWith(
            ".png is not a finite number (the model has diverged; train again with a smaller"
                + " training.learning-rate)");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void anOutputThatExistsIsNotTouched(JavaSparkContext sc) throws IOException {
    Path output = Files.createDirectories(folder.resolve("out"));

    assertThatThrownBy(() -> evaluate(sc, model(), settings("out", Split.ALL)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot write evaluation %s: it exists already (choose another"
                + " evaluation.output or remove it)",
            output);
  }

  @Test
  void imagesWithoutAnyLabelAreRefused(JavaSparkContext sc) throws IOException {
    Path labels = Files.writeString(folder.resolve("labels.csv"), "image_id,label\nx.png,1\n");
    EvaluationSettings all = settings("out", Split.ALL);
    EvaluationSettings csv =
        new EvaluationSettings(
            all.output(),
            all.split(),
            0,
            0,
            1,
            all.sampling(),
            new NeighbourSettings(
                Source.CSV, Optional.of(labels.toString()), Optional.empty(), "label", 5, 0),
            all.factors());

    assertThatThrownBy(() -> evaluate(sc, model(), csv))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot find labels of %s: none of its images has one (correct"
                + " evaluation.labels-from or labels)",
            photos);
  }

  @Test
  void withoutAnOutputTheResultIsReturnedAndNothingIsWritten(JavaSparkContext sc)
      throws IOException {
    EvaluationSettings named = settings("out", Split.ALL);
    EvaluationSettings unnamed =
        new EvaluationSettings(
            Optional.empty(),
            named.split(),
            named.images(),
            named.alteredQueries(),
            named.seed(),
            named.sampling(),
            named.neighbours(),
            named.factors());

    EvaluationResult result =
        new Evaluator(sc, model(), console::add)
            .evaluate(new EvaluationJob(CorpusFixture.folder(photos), unnamed));

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(photos, folder.resolve("factors.csv"));
    }
    assertThat(result.protocol().facts()).containsEntry("model", "fresh");
    assertThat(result.metric("largest_information_per_factor").parts())
        .containsExactly("brightness", "kind");
    assertThat(result.metric("kl_per_dimension").parts()).containsExactly("z1", "z2", "z3", "z4");
    evaluate(sc, model(), named);
    assertThat(folder.resolve("out/evaluation.json")).hasContent(result.json());
    assertThatThrownBy(() -> result.metric("elbo"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no metric elbo, only [negative_elbo, ");
  }

  @Test
  void theConsoleFitsAHundredColumnsAndNamesEveryFactor(JavaSparkContext sc) {
    evaluate(sc, model(), settings("out", Split.ALL));

    // The folder of a test has a name of any length.
    assertThat(console)
        .filteredOn(line -> !line.contains(folder.toString()))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(91));
    assertThat(console)
        .anyMatch(line -> line.matches(" {4}brightness [01][.0-9]*    kind       [01][.0-9]*"));
  }

  @Test
  void aLimitTakesTheSameImagesEveryTime(JavaSparkContext sc) {
    EvaluationSettings all = settings("out", Split.ALL);
    EvaluationSettings few = limited(all, "few", 40);
    EvaluationSettings again = limited(all, "again", 40);

    EvaluationResult first = evaluate(sc, model(), few);

    assertThat(images(first)).isEqualTo(40L);
    assertThat(evaluate(sc, model(), again)).isEqualTo(first);
    assertThat(first.metric("negative_importance_weighted_bound").protocol().facts())
        .containsEntry("images", 20L);
  }

  private static VaeModel model() {
    float[] parameters = Vae.fresh(SPEC, 1).state().parameters();
    return new VaeModel("fresh", SPEC, CorpusFixture.IMAGE, parameters);
  }

  private EvaluationSettings settings(String output, Split split) {
    return new EvaluationSettings(
        Optional.of(folder.resolve(output).toString()),
        split,
        0,
        10,
        7,
        new SamplingSettings(3, 30, 20),
        new NeighbourSettings(Source.FOLDER, Optional.empty(), Optional.empty(), "label", 5, 0),
        new FactorSettings(
            Optional.of(folder.resolve("factors.csv").toString()), List.of(), 5, Map.of()));
  }

  private EvaluationSettings limited(EvaluationSettings all, String output, int images) {
    return new EvaluationSettings(
        Optional.of(folder.resolve(output).toString()),
        all.split(),
        images,
        all.alteredQueries(),
        all.seed(),
        all.sampling(),
        all.neighbours(),
        all.factors());
  }

  private EvaluationResult evaluate(
      JavaSparkContext sc, VaeModel model, EvaluationSettings settings) {
    return new Evaluator(sc, model, console::add)
        .evaluate(
            new EvaluationJob(CorpusFixture.folder(photos), settings, Optional.of("all settings")));
  }

  private static Object images(EvaluationResult result) {
    return Objects.requireNonNull(result.metric("negative_elbo").protocol().facts().get("images"));
  }
}
