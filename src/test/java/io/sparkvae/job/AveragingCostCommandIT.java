package io.sparkvae.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.SyntheticImages;
import io.sparkvae.job.Launcher.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AveragingCostCommandIT {

  @TempDir private Path folder;

  @BeforeEach
  void drawPictures() {
    SyntheticImages.tree(folder.resolve("images"), 60);
  }

  @Test
  void aStudyEndsWithItsFilesAndExitCode0() throws IOException {
    Ended ended = run("training.epochs=1");

    assertThat(ended).isEqualTo(new Ended(0, "", ""));
    assertThat(SmallCommands.names(folder)).containsExactly("images", "study");
    assertThat(folder.resolve("study/averaging-cost.md")).content().contains("- processor: ");
  }

  @Test
  void outputThatExistsIsOneLineAndExitCode3() throws IOException {
    Path study = Files.createDirectory(folder.resolve("study"));

    Ended ended = run();

    assertThat(ended)
        .isEqualTo(
            new Ended(
                3,
                "",
                ("Cannot write study %s: it exists already (choose another study.output"
                        + " or remove it)\n")
                    .formatted(study)));
    assertThat(study).isEmptyDirectory();
    assertThat(SmallCommands.names(folder)).containsExactly("images", "study");
  }

  @Test
  void moreReplicasThanImagesAreOneLineAndExitCode3() throws IOException {
    Ended ended = run("study.replicas=[1000]", "training.epochs=1");

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).startsWith("Cannot train 1000 replicas on ").hasLineCount(1);
    assertThat(SmallCommands.names(folder)).containsExactly("images", "study.runs");
  }

  private Ended run(String... settings) {
    Stream<String> own =
        Stream.of(
            "corpus.path=" + folder.resolve("images"),
            "study.output=" + folder.resolve("study"),
            "study.replicas=[2]",
            "study.averaging-frequencies=[2]",
            "image.width=8",
            "image.height=8",
            "model.architecture=dense",
            "model.hidden-sizes=[8]",
            "model.latent-dim=2",
            "training.batch-size-per-worker=8");
    Stream<String> set = Stream.concat(own, Stream.of(settings)).map(setting -> "--set=" + setting);
    return SmallCommands.run(
        Stream.concat(Stream.of("averaging-cost", "--master=local[2]"), set).toList());
  }
}
