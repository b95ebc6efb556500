package io.sparkvae.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.job.Launcher.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way for a training to go wrong ends in one line, its exit code, and nothing written. */
class FailureCasesIT {

  @TempDir private static Path shared;
  private static SmallCommands small;

  @TempDir private Path folder;
  private Path output;

  @BeforeAll
  static void drawPicturesAndTrainAModel() {
    small = new SmallCommands(shared);
    small.prepare();
  }

  @BeforeEach
  void nameTheOutput() {
    output = folder.resolve("output");
  }

  @Test
  void missingPath() throws IOException {
    Ended ended = train("corpus.path=/no/such/folder");

    ends(
        ended,
        3,
        "Cannot read corpus /no/such/folder: there is no such folder (correct" + " corpus.path)");
  }

  @Test
  void emptyFolder() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    Ended ended = train("corpus.path=" + empty);

    ends(
        ended,
        3,
        ("Cannot use corpus %s: no file in it matches corpus.include-globs"
                + " (name another corpus.path)")
            .formatted(empty));
  }

  @Test
  void folderWithoutAReadableImage() throws IOException {
    Path junk = SmallCommands.junk(folder.resolve("junk"), 60);

    Ended ended = train("corpus.path=" + junk);

    assertThat(ended.err())
        .startsWith("Cannot use corpus %s: none of its 60 images is readable, 60 ".formatted(junk))
        .endsWith(" (name another corpus.path)\n");
    endsWith(ended, 3);
  }

  @Test
  void outputThatExists() throws IOException {
    Files.createDirectory(output);

    Ended ended = train();

    assertThat(output).isEmptyDirectory();
    Files.delete(output);
    ends(
        ended,
        3,
        ("Cannot write model bundle %s: it exists already (choose another"
                + " training.output or remove it)")
            .formatted(output));
  }

  @Test
  void outputThatCannotBeWritten() throws IOException {
    Path model = Files.writeString(folder.resolve("file"), "").resolve("model");

    Ended ended = train("training.output=" + model);

    ends(
        ended,
        3,
        ("Cannot write model bundle %s: its parent is a file (choose another" + " training.output)")
            .formatted(model));
  }

  @Test
  void moreReplicasThanImages() throws IOException {
    Ended ended = train("training.replicas=41");

    ends(
        ended,
        3,
        ("Cannot train 41 replicas on %s: it has 37 images to train on (lower"
                + " training.replicas)")
            .formatted(small.images()));
  }

  @Test
  void latentSizeZero() throws IOException {
    Ended ended = train("model.latent-dim=0");

    ends(ended, 2, "--set: model.latent-dim must be a whole number" + " from 1 to 65536, not 0");
  }

  @Test
  void shapeThatTheModelCannotTake() throws IOException {
    Ended ended = train("model.architecture=conv", "image.width=24");

    ends(
        ended,
        2,
        "Cannot build model conv for images of 24x16 pixels: it halves a square"
            + " four times (set image.width and height to the same multiple of"
            + " 16, or model.architecture to dense)");
  }

  @Test
  void learningRateThatDiverges() throws IOException {
    Ended ended = train("training.learning-rate=1000000");

    assertThat(ended.err())
        .matches(
            "Training diverged in epoch 1, round \\d, replica [01]: the loss of minibatch \\d is not"
                + " finite, the last finite negative ELBO was [0-9.e+]+ nats"
                + " \\(lower training.learning-rate\\)\n");
    endsWith(ended, 1);
  }

  @Test
  void moreUnreadableImagesThanAllowed() throws IOException {
    Path mixed = SmallCommands.mixed(folder.resolve("mixed"));

    Ended ended = train("corpus.path=" + mixed);

    assertThat(ended.err())
        .startsWith(
            "Cannot use corpus %s: 10 of its 50 images are unreadable, 10 unsupported_format; the first: junk00.jpg ("
                .formatted(mixed))
        .endsWith(
            " (mend or exclude them, or raise corpus.max-unreadable-fraction, which is 0.05)\n")
        .hasLineCount(1);
    endsWith(ended, 3);
  }

  @Test
  void checkpointsThatCannotBeWritten() throws IOException {
    Path model = folder.resolve("model");
    Path checkpoints = Files.writeString(folder.resolve("model.checkpoints"), "");

    Ended ended = train("training.output=" + model);

    assertThat(SmallCommands.names(folder)).containsExactly("model.checkpoints");
    assertThat(checkpoints).isEmptyFile();
    assertThat(ended.err())
        .startsWith("Cannot write checkpoint %s/checkpoint-".formatted(checkpoints))
        .endsWith(": its parent is a file (check the folder and its permissions)\n");
    endsWith(ended, 3);
  }

  private Ended train(String... settings) {
    return SmallCommands.run(small.train(output, settings));
  }

  private void ends(Ended ended, int code, String message) throws IOException {
    assertThat(ended.err()).isEqualTo(message + "\n");
    endsWith(ended, code);
  }

  /** Nothing is left where the output would be, not even hidden. */
  private void endsWith(Ended ended, int code) throws IOException {
    assertThat(ended.code()).isEqualTo(code);
    assertThat(SmallCommands.names(folder)).noneMatch(name -> name.contains("output"));
  }
}
