package io.sparkvae.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.job.Launcher.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C and SIGTERM end a command with one line and the exit code that shells expect. */
class InterruptionIT {

  @TempDir private static Path shared;
  private static SmallCommands small;

  @TempDir private Path folder;

  @BeforeAll
  static void drawPicturesAndTrainAModel() {
    small = new SmallCommands(shared);
    small.prepare();
  }

  @Test
  void interruptedTrainingSaysWhereItsCheckpointIsAndResumes()
      throws IOException, InterruptedException {
    Path checkpoints = folder.resolve("model.checkpoints");

    Ended ended = interrupted("training.epochs=5000", "INT", checkpoints);

    assertThat(ended.err())
        .isEqualTo(
            "Interrupted: the last checkpoint is in %s; run the same command again to resume from it\n"
                .formatted(checkpoints));
    assertThat(ended.code()).isEqualTo(130);
    assertThat(checkpoints).isDirectoryContaining("glob:**/checkpoint-*");
    assertThat(folder.resolve("model")).doesNotExist();
  }

  @Test
  void terminatedTrainingThatMayNotResumeSaysWhatToChange()
      throws IOException, InterruptedException {
    Path checkpoints = folder.resolve("model.checkpoints");

    Ended ended = interrupted("training.resume=never", "TERM", checkpoints);

    assertThat(ended.err())
        .isEqualTo(
            ("Interrupted: the last checkpoint is in %s; run the same command with"
                    + " training.resume = auto to resume from it\n")
                .formatted(checkpoints));
    assertThat(ended.code()).isEqualTo(143);
  }

  private Ended interrupted(String setting, String signal, Path until)
      throws IOException, InterruptedException {
    try (ChildRun run =
        ChildRun.start(
            folder,
            small.train(
                folder.resolve("model"),
                "training.epochs=5000",
                setting,
                "training.checkpoint-every-rounds=1"))) {
      run.signalAt(() -> Files.isDirectory(until) && !SmallCommands.names(until).isEmpty(), signal);
      return run.end();
    }
  }

  @Test
  void trainingInterruptedBeforeTheFirstCheckpointStartsOver()
      throws IOException, InterruptedException {
    try (ChildRun run =
        ChildRun.start(folder, small.train(folder.resolve("model"), "training.epochs=5000"))) {
      run.signalAt(() -> run.printed().contains("compute threads"), "INT");
      Ended ended = run.end();

      assertThat(ended.err())
          .isEqualTo(
              "Interrupted before the first checkpoint: run the same command again to start over\n");
      assertThat(ended.code()).isEqualTo(130);
    }
  }
}
