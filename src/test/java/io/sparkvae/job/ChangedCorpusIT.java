package io.sparkvae.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.SyntheticImages;
import io.sparkvae.job.Launcher.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A corpus that changes while a training uses it, on a real cluster whose executors all die: their
 * blocks have to be decoded again, and what comes is not what was trained on.
 */
class ChangedCorpusIT {

  private static final int IMAGES = 40;

  @TempDir private static Path folder;
  private static StandaloneCluster cluster;

  @BeforeAll
  static void startCluster() throws IOException, InterruptedException {
    cluster = StandaloneCluster.start(folder);
  }

  @AfterAll
  static void endCluster() {
    cluster.close();
  }

  @Test
  void overwrittenFilesEndTheTraining() throws IOException, InterruptedException {
    Path images = images("overwritten");

    Ended ended =
        trainWhile(
            images,
            () -> {
              for (int i = 0; i < IMAGES; i++) {
                byte[] other = SyntheticImages.png(8, IMAGES + i);
                SyntheticImages.write(images.resolve(name(i)), other);
              }
            });

    assertThat(lastLine(ended))
        .matches(
            "Cannot go on with corpus %s: it changed while it was in use\\. Block \\d of 3 held"
                    .formatted(images)
                + " \\d+ readable images and was made again with others;"
                + " folder\\d/image\\d+\\.png was written at \\S+ \\(put back what was there and"
                + " run the same command again, or begin again with what is there now\\)");
  }

  @Test
  void addedFilesEndTheTraining() throws IOException, InterruptedException {
    Path images = images("added");

    Ended ended =
        trainWhile(
            images,
            () -> {
              for (int i = 0; i < IMAGES; i++) {
                byte[] picture = SyntheticImages.png(8, IMAGES + i);
                SyntheticImages.write(
                    images.resolve("folder%d/more%d.png".formatted(i % 7, i)), picture);
              }
            });

    assertThat(lastLine(ended))
        .matches(
            "Cannot go on with corpus %s: it changed while it was in use\\. Block \\d of 3 held"
                    .formatted(images)
                + " \\d+ readable images and was made again with \\d+; folder\\d/more\\d+\\.png was"
                + " written at \\S+ \\(.*\\)");
  }

  /** Changes something and may fail at it. */
  @FunctionalInterface
  private interface Change {
    void make() throws IOException;
  }

  /** Trains for so long that the change comes after the first epoch; kills all executors then. */
  private static Ended trainWhile(Path images, Change change)
      throws IOException, InterruptedException {
    Path model = images.resolveSibling(images.getFileName() + "-model");
    Path checkpoints = images.resolveSibling(images.getFileName() + "-model.checkpoints");
    Launcher launcher = new Launcher(folder);
    try (Launcher.Running training = launcher.start(arguments(images, model))) {
      training.await(() -> afterFirstEpoch(checkpoints));
      change.make();
      assertThat(cluster.killExecutors()).isPositive();
      Ended ended = training.end();
      assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(3);
      assertThat(model).doesNotExist();
      assertThat(afterFirstEpoch(checkpoints)).as("a checkpoint is left").isTrue();
      return ended;
    }
  }

  private static Path images(String name) {
    Path images = folder.resolve(name);
    SyntheticImages.tree(images, IMAGES);
    return images;
  }

  private static String name(int image) {
    return "folder%d/image%d.png".formatted(image % 7, image);
  }

  private static boolean afterFirstEpoch(Path checkpoints) throws IOException {
    if (!Files.isDirectory(checkpoints)) {
      return false;
    }
    try (Stream<Path> files = Files.list(checkpoints)) {
      return files
          .map(file -> file.getFileName().toString())
          .anyMatch(file -> file.compareTo("checkpoint-000000001") > 0);
    }
  }

  private static String lastLine(Ended ended) {
    List<String> lines = ended.err().lines().toList();
    return lines.get(lines.size() - 1);
  }

  private static String[] arguments(Path images, Path model) {
    List<String> arguments = new ArrayList<>(List.of("train", "--master", cluster.master()));
    Stream.of(
            "corpus.path=" + images,
            "image.width=8",
            "image.height=8",
            "model.architecture=dense",
            "model.hidden-sizes=[16]",
            "model.latent-dim=2",
            "training.output=" + model,
            "training.epochs=5000",
            "training.replicas=2",
            "training.batch-size-per-worker=4",
            "training.averaging-frequency=2",
            "training.checkpoint-every-rounds=1")
        .map(setting -> "--set=" + setting)
        .forEach(arguments::add);
    return arguments.toArray(String[]::new);
  }
}
