package io.sparkvae.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, the application jar and a real cluster of processes. */
class StandaloneClusterIT {

  private static final int IMAGES = 60;

  @TempDir private static Path folder;

  @Test
  void trainsAndEncodesOnTwoWorkers() throws IOException, InterruptedException, SQLException {
    Launcher launcher = new Launcher(folder);
    Path images = folder.resolve("images");
    Launcher.Ended samples =
        launcher.run("samples", "--set=samples.output=" + images, "--set=samples.images=" + IMAGES);
    assertThat(samples.err()).isEmpty();
    assertThat(samples.out()).contains(IMAGES + " images in " + images);
    assertThat(samples.code()).isZero();

    Path model = folder.resolve("model");
    Path latents = folder.resolve("encoded");
    try (StandaloneCluster cluster = StandaloneCluster.start(folder)) {
      String[] train = arguments("train", cluster, images, "training.output=" + model);
      Launcher.Ended trained = launcher.run(train);
      succeeds(trained);
      // auto: one replica for the core of each worker.
      assertThat(trained.out()).contains("in 2 replicas");
      String[] encode =
          arguments(
              "encode", cluster, images, "encoding.model=" + model, "encoding.output=" + latents);
      succeeds(launcher.run(encode));
    }

    assertThat(model.resolve("metrics.jsonl")).isRegularFile();
    assertThat(Files.readAllLines(model.resolve("metrics.jsonl"))).hasSize(2);
    assertThat(TableRows.count(latents.resolve("latents"))).isEqualTo(IMAGES);
    for (String worker : List.of("one", "two")) {
      // One folder for train and one for encode, made by the executors of this worker.
      assertThat(folder.resolve(worker)).isDirectoryContaining("glob:**/app-*-0000");
      assertThat(folder.resolve(worker)).isDirectoryContaining("glob:**/app-*-0001");
    }
  }

  @Test
  void launcherPassesExitCodesOnWithOneLine() throws IOException, InterruptedException {
    Launcher.Ended ended =
        new Launcher(folder).run("train", "--set=corpus.path=/photos", "--set=training.epoch=3");

    assertThat(ended.err().lines())
        .containsExactly(
            "--set: unknown key training.epoch" + " (nearest known key: training.epochs)",
            "training.output is required"
                + " (set it in a file for --conf, or with --set training.output=…)");
    assertThat(ended.code()).isEqualTo(2);
  }

  private static void succeeds(Launcher.Ended ended) {
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
  }

  private static String[] arguments(
      String command, StandaloneCluster cluster, Path images, String... settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                command,
                "--master",
                cluster.master(),
                "--set=corpus.path=" + images,
                "--set=image.width=16",
                "--set=image.height=16",
                "--set=model.latent-dim=4",
                "--set=training.epochs=2",
                "--set=training.batch-size-per-worker=8",
                "--set=training.averaging-frequency=2"));
    Stream.of(settings).map(setting -> "--set=" + setting).forEach(arguments::add);
    return arguments.toArray(String[]::new);
  }
}
