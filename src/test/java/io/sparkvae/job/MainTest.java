package io.sparkvae.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @Test
  void misspeltKeyIsOneLineAndExitCode2() throws IOException {
    Path conf = Files.writeString(folder.resolve("my.conf"), "spark-vae.training.epoch = 3\n");

    int code =
        run(
            "train",
            "--conf",
            conf.toString(),
            "--set",
            "corpus.path=/photos",
            "--set",
            "training.output=/model");

    assertThat(err.toString())
        .isEqualTo(
            "%s: 1: unknown key training.epoch (nearest known key:".formatted(conf)
                + " training.epochs)\n");
    assertThat(code).isEqualTo(2);
  }

  @Test
  void wrongTypeIsOneLineAndExitCode2() {
    int code =
        run(
            "train",
            "--set",
            "corpus.path=/photos",
            "--set",
            "training.output=/model",
            "--set",
            "model.latent-dim=2.5");

    assertThat(err.toString())
        .isEqualTo(
            "--set: model.latent-dim must be a whole number" + " from 1 to 65536, not 2.5\n");
    assertThat(code).isEqualTo(2);
  }

  @Test
  void threeWrongSettingsAreThreeLines() throws IOException {
    Path conf =
        Files.writeString(
            folder.resolve("my.conf"),
            """
            spark-vae {
              model.latent-dim = 0
              image.resize = squash
              corpus.path = /photos
            }
            """);

    int code = run("train", "--conf", conf.toString());

    assertThat(err.toString().lines())
        .containsExactly(
            conf + ": 2: model.latent-dim must be a whole number from 1 to 65536, not 0",
            conf + ": 3: image.resize must be one of stretch, crop, fit, not \"squash\"",
            "training.output is required (set it in %s, or with --set training.output=…)"
                .formatted(conf));
    assertThat(code).isEqualTo(2);
  }

  @Test
  void missingSettingsFileIsOneLineAndExitCode2() {
    int code = run("train", "--conf", "nowhere.conf");

    assertThat(err.toString())
        .isEqualTo(
            "Cannot read settings file nowhere.conf: there is no such file"
                + " (check the path and its permissions)\n");
    assertThat(code).isEqualTo(2);
  }

  @Test
  void unknownMasterIsAWrongSetting() {
    int code =
        run(
            "train",
            "--set",
            "corpus.path=/photos",
            "--set",
            "training.output=/model",
            "--set",
            "spark.master=mesos://host:5050");

    assertThat(err.toString())
        .isEqualTo(
            "--set: spark.master must be local, local[N],"
                + " spark://HOST:PORT, yarn or k8s://URL, not \"mesos://host:5050\"\n");
    assertThat(code).isEqualTo(2);
  }

  @Test
  void unknownCommandsAndOptionsAreOneLineAndExitCode2() {
    assertThat(run("trian")).isEqualTo(2);
    assertThat(run("train", "--config", "x")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);

    assertThat(err.toString().lines())
        .containsExactly(
            "Cannot run spark-vae: Unmatched argument at index 0: 'trian';"
                + " did you mean train? (see spark-vae --help)",
            "Cannot run spark-vae train: Unknown options: '--config', 'x'; did you mean --conf?"
                + " (see spark-vae train --help)",
            "Cannot run spark-vae: no command given (see spark-vae --help)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "train", "encode", "evaluate", "averaging-cost", "samples"})
  void everyLevelHasHelp(String command) {
    int code = command.isEmpty() ? run("--help") : run(command, "--help");

    assertThat(code).isZero();
    assertThat(out.toString()).startsWith(("Usage: spark-vae " + command).strip());
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void versionIsShown() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("spark-vae ");
  }

  private int run(String... args) {
    CommandLine commandLine =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return commandLine.execute(args);
  }
}
