package io.sparkvae.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sparkvae.job.Launcher.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process prints on stderr when a disk is full: one line. */
class FullDiskIT {

  @TempDir private static Path shared;
  private static SmallCommands small;

  @TempDir private Path folder;
  private Path disk;

  @BeforeAll
  static void drawPicturesAndTrainAModel() {
    small = new SmallCommands(shared);
    small.prepare();
  }

  /** Room for two blocks of 4 KiB. */
  @BeforeEach
  void mountASmallDisk() throws IOException, InterruptedException {
    disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", disk.toString()) == 0,
        "skipped: only root may mount the small disk that this test fills");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    run("umount", disk.toString());
  }

  @Test
  void trainingOnAFullDiskIsOneLine() throws IOException, InterruptedException {
    Ended ended = end(small.train(disk.resolve("model")));

    assertThat(ended.err()).matches("Cannot write .+: the disk is full \\(make room there .+\\)\n");
    assertThat(ended.code()).isEqualTo(1);
  }

  @Test
  void encodingOnAFullDiskIsOneLineThatNamesTheFolder() throws IOException, InterruptedException {
    Ended ended = end(small.encode(disk.resolve("encoded")));

    assertThat(ended.err())
        .matches(
            "Cannot write .*%s/.+: the disk is full \\(make room there .+\\)\n".formatted(disk));
    assertThat(ended.code()).isEqualTo(1);
  }

  @Test
  void shuffleOnAFullDiskIsOneLine() throws IOException, InterruptedException {
    Path model = folder.resolve("model");
    String local = "spark.conf={\"spark.local.dir\"=\"%s\"}".formatted(disk);

    Ended ended = end(small.train(model, local));

    assertThat(ended.err().lines().filter(line -> !line.contains("WARN SparkConf")))
        .containsExactly(
            "Cannot write files of this run: the disk is full (make room there and in"
                + " spark.local.dir, Spark's folder for temporary files)");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(model).doesNotExist();
  }

  private Ended end(List<String> arguments) throws IOException, InterruptedException {
    try (ChildRun run = ChildRun.start(folder, arguments)) {
      return run.end();
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).start().waitFor();
  }
}
