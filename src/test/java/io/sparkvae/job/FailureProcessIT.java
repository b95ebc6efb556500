package io.sparkvae.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.SyntheticImages;
import io.sparkvae.job.Launcher.Ended;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that a process prints on stderr, Spark's own lines included, when its command fails. */
class FailureProcessIT {

  @TempDir private static Path shared;
  private static SmallCommands small;

  @TempDir private Path folder;
  private Path outputs;
  private Path output;

  @BeforeAll
  static void drawPicturesAndTrainAModel() {
    small = new SmallCommands(shared);
    small.prepare();
  }

  @BeforeEach
  void nameTheOutput() throws IOException {
    outputs = Files.createDirectory(folder.resolve("outputs"));
    output = outputs.resolve("output");
  }

  @Test
  void dataThatFailsInATaskOfTrainingIsOneLine() throws IOException, InterruptedException {
    Path idx = shortIdx();

    Ended ended = run(small.train(output, "corpus.format=idx", "corpus.path=" + idx));

    ends(ended, 3, promised(idx));
  }

  @Test
  void dataThatFailsInATaskOfEncodingIsOneLine() throws IOException, InterruptedException {
    Path idx = shortIdx();

    Ended ended = run(small.encode(output, "corpus.format=idx", "corpus.path=" + idx));

    ends(ended, 3, promised(idx));
  }

  @Test
  void divergenceThroughTheLauncherIsOneLine() throws IOException, InterruptedException {
    List<String> train = small.train(output, "training.learning-rate=1e6");

    Ended ended = new Launcher(folder).run(train.toArray(String[]::new));

    assertThat(ended.err())
        .matches(
            "Training diverged in epoch 1, round \\d, replica [01]: the loss of minibatch \\d is not"
                + " finite, the last finite negative ELBO was [0-9.e+]+ nats"
                + " \\(lower training.learning-rate\\)\n");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(outputs).isEmptyDirectory();
  }

  @Test
  void outputThatExistsThroughTheLauncherIsOneLine() throws IOException, InterruptedException {
    List<String> train = small.train(outputs);

    Ended ended = new Launcher(folder).run(train.toArray(String[]::new));

    ends(
        ended,
        3,
        ("Cannot write model bundle %s: it exists already (choose another"
                + " training.output or remove it)")
            .formatted(outputs));
    assertThat(SmallCommands.names(folder)).noneMatch(name -> name.contains("outputs."));
  }

  private Ended run(List<String> arguments) throws IOException, InterruptedException {
    try (ChildRun run = ChildRun.start(folder, arguments)) {
      return run.end();
    }
  }

  private void ends(Ended ended, int code, String message) {
    assertThat(ended.err()).isEqualTo(message + "\n");
    assertThat(ended.code()).isEqualTo(code);
    assertThat(outputs).isEmptyDirectory();
  }

  /** Promises forty images of 16x16 and holds thirty. */
  private Path shortIdx() {
    Path file = folder.resolve("short.idx");
    ByteBuffer header = ByteBuffer.allocate(16 + 30 * 16 * 16);
    header.putInt(0x00000803).putInt(40).putInt(16).putInt(16);
    SyntheticImages.write(file, header.array());
    return file;
  }

  private static String promised(Path idx) {
    return "Cannot read IDX file %s: header promises 40 images, data ends at 30 (download it again)"
        .formatted(idx);
  }
}
