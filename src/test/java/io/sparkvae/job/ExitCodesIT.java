package io.sparkvae.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Each way to go wrong ends in one line, its exit code, and nothing written. */
class ExitCodesIT {

  @TempDir private static Path shared;

  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;
  private Path output;

  @BeforeAll
  static void writeImagesAndTrainAModel() {
    String images = "--set=samples.output=" + images();
    CommandLine commandLine = Main.commandLine();
    assertThat(commandLine.execute("samples", images, "--set=samples.images=40")).isZero();
    String[] training = arguments("train", "training.output=" + shared.resolve("model"));
    assertThat(commandLine.execute(training)).isZero();
  }

  @BeforeEach
  void nameTheOutput() {
    output = folder.resolve("output");
  }

  @Test
  void missingPath() throws IOException {
    int code = train("corpus.path=/no/such/folder");

    ends(
        code,
        3,
        "Cannot read corpus /no/such/folder: there is no such folder (correct"
            + " spark-vae.corpus.path)");
  }

  @Test
  void emptyFolder() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    int code = train("corpus.path=" + empty);

    ends(
        code,
        3,
        ("Cannot use corpus %s: no file in it matches spark-vae.corpus.include-globs"
                + " (name another spark-vae.corpus.path)")
            .formatted(empty));
  }

  @Test
  void folderWithoutAReadableImage() throws IOException {
    Path junk = Files.createDirectory(folder.resolve("junk"));
    for (int i = 0; i < 30; i++) {
      Files.writeString(junk.resolve(i + ".jpg"), "no picture");
    }

    int code = train("corpus.path=" + junk);

    assertThat(err.toString())
        .startsWith("Cannot use corpus %s: none of its 30 images is readable, 30 ".formatted(junk))
        .endsWith(" (name another spark-vae.corpus.path)\n");
    endsWith(code, 3);
  }

  @Test
  void outputThatExists() throws IOException {
    Files.createDirectory(output);

    int code = train();

    assertThat(output).isEmptyDirectory();
    Files.delete(output);
    ends(
        code,
        3,
        ("Cannot write model bundle %s: it exists already (choose another"
                + " spark-vae.training.output or remove it)")
            .formatted(output));
  }

  @Test
  void outputThatCannotBeWritten() throws IOException {
    Path model = Files.writeString(folder.resolve("file"), "").resolve("model");

    int code = train("training.output=" + model);

    ends(
        code,
        3,
        ("Cannot write model bundle %s: its parent is a file (choose another"
                + " spark-vae.training.output)")
            .formatted(model));
  }

  @Test
  void moreReplicasThanImages() throws IOException {
    int code = train("training.replicas=41");

    ends(
        code,
        3,
        ("Cannot train 41 replicas on %s: it has 37 images to train on (lower"
                + " spark-vae.training.replicas)")
            .formatted(images()));
  }

  @Test
  void latentSizeZero() throws IOException {
    int code = train("model.latent-dim=0");

    ends(
        code,
        2,
        "--set model.latent-dim: spark-vae.model.latent-dim must be a whole number"
            + " from 1 to 65536, not 0");
  }

  @Test
  void shapeThatTheModelCannotTake() throws IOException {
    int code = train("model.architecture=conv", "image.width=24");

    ends(
        code,
        2,
        "Cannot build model conv for images of 24x16 pixels: it halves a square"
            + " four times (set spark-vae.image.width and height to the same multiple of"
            + " 16, or spark-vae.model.architecture to dense)");
  }

  @Test
  void learningRateThatDiverges() throws IOException {
    int code = train("training.learning-rate=1000000");

    assertThat(err.toString())
        .matches(
            "Training diverged in epoch 1, round 1, replica [01]: the loss of minibatch \\d is not"
                + " finite, the last finite negative ELBO was [0-9.e+]+ nats"
                + " \\(lower spark-vae.training.learning-rate\\)\n");
    endsWith(code, 1);
  }

  @Test
  void bundleThatIsMissing() throws IOException {
    int code = encode("encoding.model=/no/such/model");

    ends(
        code,
        3,
        "Cannot read model bundle /no/such/model: it has no bundle.json (name a"
            + " directory that train has written)");
  }

  @Test
  void bundleForAnotherShape() throws IOException {
    int code = encode("image.width=32");

    assertThat(err.toString())
        .matches(
            "Cannot use model bundle vae-[0-9a-f]{12}: it was trained on images of 3x16x16 with"
                + " resize CROP, the settings say 3x16x32 with resize CROP"
                + " \\(set spark-vae.image as in the bundle's settings.conf\\)\n");
    endsWith(code, 3);
  }

  @Test
  void corruptBundle() throws IOException {
    Path broken = Files.createDirectory(folder.resolve("broken"));
    for (Path file : inside(shared.resolve("model"))) {
      Files.copy(file, broken.resolve(file.getFileName().toString()));
    }
    byte[] network = Files.readAllBytes(broken.resolve("model.zip"));
    network[network.length / 2] ^= 1;
    Files.write(broken.resolve("model.zip"), network);

    int code = encode("encoding.model=" + broken);

    ends(
        code,
        3,
        ("Cannot read model bundle %s: its network file is not the one that was"
                + " written (copy it again, or train anew)")
            .formatted(broken));
  }

  private void ends(int code, int expected, String message) throws IOException {
    assertThat(err.toString()).isEqualTo(message + "\n");
    endsWith(code, expected);
  }

  /** Nothing is left where the output would be, not even hidden. */
  private void endsWith(int code, int expected) throws IOException {
    assertThat(code).isEqualTo(expected);
    assertThat(inside(folder)).noneMatch(path -> path.getFileName().toString().contains("output"));
  }

  private static List<Path> inside(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private static Path images() {
    return shared.resolve("images");
  }

  private int train(String... settings) {
    return run("train", List.of("training.output=" + output), settings);
  }

  private int encode(String... settings) {
    String model = "encoding.model=" + shared.resolve("model");
    return run("encode", List.of(model, "encoding.output=" + output), settings);
  }

  private int run(String command, List<String> places, String... settings) {
    List<String> all = new ArrayList<>(places);
    all.addAll(List.of(settings));
    return Main.commandLine()
        .setErr(new PrintWriter(err))
        .execute(arguments(command, all.toArray(String[]::new)));
  }

  private static String[] arguments(String command, String... settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                command,
                "--master=local[2]",
                "--set=corpus.path=" + images(),
                "--set=image.width=16",
                "--set=image.height=16",
                "--set=model.architecture=dense",
                "--set=model.hidden-sizes=[16]",
                "--set=model.latent-dim=2",
                "--set=training.epochs=1",
                "--set=training.replicas=2",
                "--set=training.batch-size-per-worker=4"));
    for (String setting : settings) {
      arguments.add("--set=" + setting);
    }
    return arguments.toArray(String[]::new);
  }
}
