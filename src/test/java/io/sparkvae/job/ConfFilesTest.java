package io.sparkvae.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sparkvae.api.TrainRequest;
import io.sparkvae.config.Settings;
import io.sparkvae.config.SettingsText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfFilesTest {

  private static final Path FOLDER = Path.of("conf");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  @Test
  void thereIsOneForEachThingThatAPersonRuns() throws IOException {
    assertThat(files().stream().map(file -> file.getFileName().toString()))
        .containsExactly(
            "averaging-cost.conf",
            "cluster.conf",
            "demo.conf",
            "mnist-dense.conf",
            "photos-conv.conf");
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyOneReadsWithoutAProblem(Path file) throws IOException {
    SettingsText text = new SettingsText(file.toString(), Files.readString(file));
    // The places that most of them leave to the command line; --set wins where a file names one.
    List<String> places = List.of("corpus.path=/photos", "training.output=/model");
    Settings settings = Settings.of(Optional.of(text), places);

    assertThatCode(() -> settings.read(TrainRequest::of)).doesNotThrowAnyException();
    assertThatCode(() -> settings.read(SparkSettings::from)).doesNotThrowAnyException();
  }
}
