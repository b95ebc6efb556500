package io.sparkvae.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparkvae.error.SettingsException;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.Resize;
import io.sparkvae.vae.spec.ModelSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void fileOverridesDefaultsAndOptionsOverrideTheFile() {
    assertThat(settings("").read(SettingsTest::epochs)).isEqualTo(10);
    assertThat(settings("spark-vae.training.epochs = 20").read(SettingsTest::epochs)).isEqualTo(20);
    assertThat(
            settings("spark-vae.training.epochs = 20", "training.epochs=30")
                .read(SettingsTest::epochs))
        .isEqualTo(30);
  }

  @Test
  void optionKeysMayCarryTheRootAndLaterOptionsWin() {
    assertThat(
            settings("", "spark-vae.training.epochs=5", "training.epochs=6")
                .read(SettingsTest::epochs))
        .isEqualTo(6);
  }

  @Test
  void optionValuesMayBeAddressesAndLists() {
    Settings settings =
        settings("", "corpus.path=hdfs://host:8020/photos, old/#1", "model.hidden-sizes=[3, 4]");

    String path = settings.read(root -> root.group("corpus").text("path"));
    List<Integer> sizes =
        settings.read(root -> ModelSettings.from(root.group("model")).hiddenSizes());

    assertThat(path).isEqualTo("hdfs://host:8020/photos, old/#1");
    assertThat(sizes).containsExactly(3, 4);
  }

  @Test
  void misspeltKeyNamesFileLineAndTheNearestKnownKey() {
    assertThat(problems(settings("spark-vae {\n  training {\n    epoch = 3\n  }\n}")))
        .containsExactly(
            "demo.conf: 3: unknown key training.epoch" + " (nearest known key: training.epochs)");
  }

  @Test
  void misplacedKeyNamesTheGroupItBelongsTo() {
    assertThat(problems(settings("training.epochs = 3\nspark-vae.training.latent-dim = 3")))
        .containsExactly(
            "demo.conf: 1: unknown key training (nearest known key: spark-vae.training)",
            "demo.conf: 2: unknown key training.latent-dim"
                + " (nearest known key: model.latent-dim)");
  }

  @Test
  void misspeltOptionNamesTheOption() {
    assertThat(problems(settings("", "image.widht=32")))
        .containsExactly("--set: unknown key image.widht" + " (nearest known key: image.width)");
  }

  @Test
  void misspeltGroupInAnOptionNamesTheOption() {
    assertThat(problems(settings("", "imag.width=32")))
        .containsExactly("--set: unknown key imag (nearest known key: image)");
  }

  @Test
  void optionWithoutValueIsRefused() {
    assertThat(problems(settings("", "image.width", "image.height=[1,")))
        .hasSize(2)
        .contains("--set image.width: not of the form key=value")
        .anyMatch(line -> line.startsWith("--set image.height=[1,: "));
  }

  @Test
  void everyProblemIsReportedAtOnceInTheOrderOfTheFile() {
    Settings settings =
        settings(
            """
            spark-vae {
              image.width = wide
              training.epocs = 3
              image.height = 0
              image.resize = squash
            }
            """,
            "image.channels=2.5");

    assertThat(problems(settings))
        .containsExactly(
            "--set: image.channels must be a whole number from 1 to 3," + " not 2.5",
            "demo.conf: 2: image.width must be a whole number from 1 to 4096," + " not \"wide\"",
            "demo.conf: 3: unknown key training.epocs" + " (nearest known key: training.epochs)",
            "demo.conf: 4: image.height must be a whole number from 1 to 4096, not 0",
            "demo.conf: 5: image.resize must be one of stretch, crop, fit," + " not \"squash\"");
  }

  @Test
  void groupThatIsNoneAndValueThatIsAGroupAreRefused() {
    assertThat(problems(settings("spark-vae.image = 3\nspark-vae.training.epochs { a = 1 }")))
        .containsExactly(
            "demo.conf: 1: image must be a group of keys, not one value",
            "demo.conf: 2: training.epochs must be one value, not a group");
    assertThat(problems(settings("spark-vae.image = 3", "image.width=5")))
        .containsExactly("demo.conf: 1: image must be a group of keys, not one value");
    assertThat(problems(settings("spark-vae = 3")))
        .containsExactly("demo.conf: 1: spark-vae must be a group of keys, not one value");
  }

  @Test
  void textThatIsNotHoconNamesFileAndLine() {
    assertThat(problemsOfLoading("spark-vae {\n  image {\n")).startsWith("demo.conf: 3: ");
    assertThat(problemsOfLoading("spark-vae.corpus.path = ${nowhere}"))
        .isEqualTo("demo.conf: 1: Could not resolve substitution to a value: ${nowhere}");
  }

  @Test
  void fileMayReferToOtherKeysAsTheyFinallyStand() {
    String text = "spark-vae.training.output = ${spark-vae.corpus.path}/model";

    String output =
        settings(text, "corpus.path=/photos").read(root -> root.group("training").text("output"));

    assertThat(output).isEqualTo("/photos/model");
  }

  @Test
  void includeIsRefusedRatherThanSkippedInSilence() {
    assertThat(problemsOfLoading("include \"other.conf\""))
        .isEqualTo(
            "demo.conf: cannot include other.conf: one file holds all settings"
                + " (copy its lines here)");
  }

  @Test
  void renderedSettingsReadBackAsTheSameSettings() {
    Settings first =
        settings("spark-vae { image.resize = fit, model.beta = 1e-1 }", "corpus.path=/photos");

    Settings again = settings(first.render());

    Resize resize = again.read(root -> ImageSettings.from(root.group("image")).resize());
    assertThat(resize).isEqualTo(Resize.FIT);
    assertThat(again.render()).isEqualTo(first.render());
    assertThat(again.canonical(List.of("image", "model", "corpus")))
        .isEqualTo(first.canonical(List.of("corpus", "image", "model")));
  }

  @Test
  void renderedSettingsHideSecrets() {
    String shown =
        settings(
                """
                spark-vae.spark.conf {
                  "spark.hadoop.fs.s3a.access.key" = AKIA
                  spark.hadoop.fs.s3a.secret.key = hush
                  spark.executor.extraJavaOptions = "-Dfs.s3a.secret.key=hush"
                  spark.executor.memory = 4g
                }
                """,
                "corpus.path=s3a://user:hush@bucket/photos")
            .render();

    assertThat(shown)
        .doesNotContain("hush", "AKIA", "user:")
        .contains("\"spark.executor.memory\"=\"4g\"", "s3a://********@bucket/photos");
  }

  @Test
  void canonicalTextSeesValuesNotSpelling() {
    Settings plain = settings("spark-vae.training { learning-rate = 0.002, seed = 2 }");
    Settings other = settings("spark-vae.training { seed = 2\n learning-rate = 2e-3 }");
    Settings changed = settings("spark-vae.training { seed = 3\n learning-rate = 2e-3 }");

    List<String> keys = List.of("training");
    assertThat(plain.canonical(keys)).isEqualTo(other.canonical(keys));
    assertThat(changed.canonical(keys)).isNotEqualTo(plain.canonical(keys));
    assertThat(changed.canonical(List.of("training.learning-rate", "image")))
        .isEqualTo(plain.canonical(List.of("training.learning-rate", "image")));
  }

  @Test
  void changedSettingsAreTheOnesThatAreNotTheDefaultsInTheGroupsAskedFor() {
    Settings settings =
        settings(
            """
            spark-vae {
              training { epochs = 10, learning-rate = 1e-3, seed = 7, replicas = 2 }
              model.hidden-sizes = [3, 4]
              image.resize = fit
              spark.conf { spark.executor.memory = 4g, spark.hadoop.fs.s3a.secret.key = hush }
            }
            """,
            "corpus.path=s3a://user:hush@bucket/photos");

    assertThat(settings.changed(List.of("corpus", "model", "training", "spark")))
        .containsExactly(
            "corpus.path = s3a://********@bucket/photos",
            "model.hidden-sizes = [3,4]",
            "training.replicas = 2",
            "training.seed = 7",
            "spark.executor.memory = 4g",
            "spark.hadoop.fs.s3a.secret.key = ********");
    assertThat(settings("").changed(List.of("corpus", "spark"))).isEmpty();
  }

  @Test
  void messageDoesNotShowTheValueOfAnEnvironmentVariable() {
    String path = System.getenv("PATH");
    String unshown = "not the value of the environment variable that the file names";
    Settings settings =
        settings(
            """
            spark-vae.image {
              width = ${PATH}
              height = "no "${PATH}
              resize = [${PATH}]
              channels = 2.5
            }
            """);

    assertThat(problems(settings))
        .containsExactly(
            "demo.conf: 4: image.resize must be one of stretch, crop, fit, " + unshown,
            "demo.conf: 5: image.channels must be a whole number from 1 to 3, not 2.5",
            "image.height must be a whole number from 1 to 4096, " + unshown,
            "image.width must be a whole number from 1 to 4096, " + unshown)
        .noneMatch(line -> line.contains(path));
  }

  private static int epochs(SettingsReader root) {
    return root.group("training").integer("epochs", 1, 100);
  }

  private static Settings settings(String text, String... overrides) {
    return Settings.of(Optional.of(new SettingsText("demo.conf", text)), Arrays.asList(overrides));
  }

  private static List<String> problems(Settings settings) {
    return catchThrowableOfType(
            SettingsException.class,
            () -> settings.read(root -> ImageSettings.from(root.group("image"))))
        .problems();
  }

  private static String problemsOfLoading(String text) {
    return String.join(
        "\n", catchThrowableOfType(SettingsException.class, () -> settings(text)).problems());
  }
}
