package io.sparkvae.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparkvae.error.SettingsException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"2.5", "3.0", "1e1", "\"3\"", "0", "101", "99999999999", "true", "[3]", "null"})
  void onlyAWholeLiteralWithinTheRangeIsAnInteger(String literal) {
    assertThat(problem("spark-vae.training.epochs = " + literal, StrictReaderTest::epochs))
        .isEqualTo(
            "demo.conf: 1: training.epochs must be a whole number from 1 to 100, not " + literal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.5", "1.5", "1e999", "\"0.5\"", "null"})
  void onlyAFiniteLiteralWithinTheRangeIsANumber(String literal) {
    assertThat(
            problem(
                "spark-vae.model.beta = " + literal,
                root -> root.group("model").number("beta", 0, 1)))
        .isEqualTo("demo.conf: 1: model.beta must be a number from 0 to 1, not " + literal);
  }

  @Test
  void aWholeLiteralIsANumberToo() {
    double beta =
        read("spark-vae.model.beta = 4", root -> root.group("model").number("beta", 0, 9));

    assertThat(beta).isEqualTo(4.0);
  }

  @Test
  void requiredTextThatNobodySetSaysWhereToSetIt() {
    assertThat(problem("", root -> root.group("corpus").text("path")))
        .isEqualTo(
            "corpus.path is required" + " (set it in demo.conf, or with --set corpus.path=…)");
    assertThat(problem("spark-vae.corpus.path = \"\"", root -> root.group("corpus").text("path")))
        .startsWith("demo.conf: 1: corpus.path is required");
  }

  @Test
  void textMayLookLikeANumber() {
    String path =
        read("spark-vae.corpus.path = 2024.10", root -> root.group("corpus").text("path"));

    assertThat(path).isEqualTo("2024.10");
  }

  @Test
  void nullAndBlankAreNoText() {
    Function<SettingsReader, Optional<String>> path =
        root -> root.group("corpus").optionalText("path");

    assertThat(read("", path)).isEmpty();
    assertThat(read("spark-vae.corpus.path = \" \"", path)).isEmpty();
    assertThat(read("spark-vae.corpus.path = /photos", path)).contains("/photos");
    assertThat(problem("spark-vae.corpus.path = [a]", path))
        .isEqualTo("demo.conf: 1: corpus.path must be a text, not [\"a\"]");
  }

  @Test
  void aWordBesideNumbersIsNamedInTheProblem() {
    Function<SettingsReader, Integer> replicas =
        root -> {
          SettingsReader training = root.group("training");
          return training.isWord("replicas", "auto") ? 0 : training.integer("replicas", 1, 64);
        };

    assertThat(read("", replicas)).isZero();
    assertThat(read("spark-vae.training.replicas = 3", replicas)).isEqualTo(3);
    assertThat(problem("spark-vae.training.replicas = atuo", replicas))
        .isEqualTo(
            "demo.conf: 1: training.replicas must be auto or a whole number from 1 to 64,"
                + " not \"atuo\"");
  }

  @Test
  void everyElementOfAListIsChecked() {
    Function<SettingsReader, List<Integer>> sizes =
        root -> root.group("model").integers("hidden-sizes", 1, 9);

    assertThat(read("spark-vae.model.hidden-sizes = []", sizes)).isEmpty();
    assertThat(problem("spark-vae.model.hidden-sizes = [3, 2.5]", sizes))
        .isEqualTo(
            "demo.conf: 1: model.hidden-sizes must be a list of whole numbers from 1 to"
                + " 9, not [3,2.5]");
    assertThat(problem("spark-vae.model.hidden-sizes = 3", sizes))
        .isEqualTo("demo.conf: 1: model.hidden-sizes must be a list of whole numbers, not 3");
    assertThat(
            problem(
                "spark-vae.corpus.exclude-globs = [a, [b]]",
                root -> root.group("corpus").texts("exclude-globs")))
        .isEqualTo(
            "demo.conf: 1: corpus.exclude-globs must be a list of texts, not [\"a\",[\"b\"]]");
  }

  @Test
  void entriesBelowAFreeGroupAreTextsWithDottedNames() {
    Map<String, String> entries =
        read(
            """
            spark-vae.spark.conf {
              spark.executor { memory = 4g, cores = 2 }
              "spark.locality.wait" = 1s
              "spark.locality.wait.node" = 2.0
              spark.list = [a, b]
              spark.off = null
            }
            """,
            root -> root.group("spark").entries("conf"));

    assertThat(entries)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "spark.executor.memory", "4g",
                "spark.executor.cores", "2",
                "spark.locality.wait", "1s",
                "spark.locality.wait.node", "2.0",
                "spark.list", "a,b"));
  }

  @Test
  void aProblemNotedTwiceIsReportedOnce() {
    assertThat(problem("spark-vae.training.epochs = 0", root -> epochs(root) + epochs(root)))
        .contains("epochs");
  }

  private static int epochs(SettingsReader root) {
    return root.group("training").integer("epochs", 1, 100);
  }

  private static <T> T read(String text, Function<SettingsReader, T> records) {
    return Settings.of(Optional.of(new SettingsText("demo.conf", text)), List.of()).read(records);
  }

  private static String problem(String text, Function<SettingsReader, ?> records) {
    List<String> problems =
        catchThrowableOfType(SettingsException.class, () -> read(text, records)).problems();
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }
}
