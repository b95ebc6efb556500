package io.sparkvae.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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
                + " spark://HOST:PORT, yarn or k8s://URL\n");
    assertThat(code).isEqualTo(2);
  }

  @Test
  void unknownMasterOfTheOptionIsOneLineAndExitCode2() {
    for (String master : List.of("sparky://x", "spark://x", "local[x]", "localhost")) {
      err.getBuffer().setLength(0);

      int code =
          run(
              "train",
              "--master",
              master,
              "--set=corpus.path=/photos",
              "--set=training.output=/model");

      assertThat(err.toString())
          .isEqualTo(
              "--master %s: must be local, local[N], spark://HOST:PORT, yarn or k8s://URL\n"
                  .formatted(master));
      assertThat(code).isEqualTo(2);
    }
  }

  @Test
  void masterThatDoesNotListenIsOneLineAndExitCode2() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    int code =
        run(
            "train",
            "--master=spark://127.0.0.1:" + port,
            "--set=corpus.path=/photos",
            "--set=training.output=/model");

    assertThat(err.toString())
        .isEqualTo(
            ("Cannot reach Spark master spark://127.0.0.1:%d: connection refused (start it, or"
                    + " correct --master)\n")
                .formatted(port));
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

  @ParameterizedTest
  @ValueSource(strings = {"train", "encode", "evaluate", "averaging-cost", "samples"})
  void helpListsTheSettingsOfTheCommandIn100Columns(String command) {
    run(command, "--help");

    List<String> groups = groups(command);
    List<String> keys =
        out.toString()
            .lines()
            .filter(line -> line.matches(" {4}[a-z][a-z0-9.-]+ = .+"))
            .map(line -> line.strip().split(" = ", 2)[0])
            .toList();
    assertThat(keys.stream().map(key -> key.split("\\.", 2)[0]).distinct())
        .containsExactlyElementsOf(groups);
    assertThat(keys).contains(groups.get(0) + ".output");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void helpOfASettingIsItsDefaultAndItsComment() {
    run("samples", "--help");

    assertThat(out.toString())
        .contains("    samples.size = 64\n        Width and height in pixels.\n");
  }

  @Test
  void helpNamesTheExitCodes() {
    run("--help");

    assertThat(out.toString())
        .contains("  2   the command line or a setting is wrong\n", "  3   the data is wrong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "encode", "evaluate", "averaging-cost", "samples"})
  void printedSettingsAreAFileForConf(String command) throws IOException {
    int code = run(command, "--print-settings", "--set=samples.seed=3");
    Path printed = Files.writeString(folder.resolve("all.conf"), out.toString());
    out.getBuffer().setLength(0);
    int again = run(command, "--print-settings", "--conf=" + printed);

    assertThat(List.of(code, again)).containsExactly(0, 0);
    assertThat(out.toString()).isEqualTo(Files.readString(printed)).contains("seed=3");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void unknownKeyIsNotPrinted() {
    assertThat(run("train", "--print-settings", "--set=training.epoch=3")).isEqualTo(2);

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .isEqualTo("--set: unknown key training.epoch (nearest known key: training.epochs)\n");
  }

  private static List<String> groups(String command) {
    CommandLine found = Objects.requireNonNull(Main.commandLine().getSubcommands().get(command));
    SettingsUser user = found.getCommand();
    return user.groups();
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
