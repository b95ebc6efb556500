package io.sparkvae.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.SyntheticImages;
import io.sparkvae.job.Launcher.Ended;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Forty small pictures, a small model of them, and commands that use the two. */
final class SmallCommands {

  private final Path folder;

  /**
   * @param folder for pictures and model
   */
  SmallCommands(Path folder) {
    this.folder = folder;
  }

  Path images() {
    return folder.resolve("images");
  }

  Path model() {
    return folder.resolve("model");
  }

  /** Draws the pictures and trains the model. */
  void prepare() {
    List<String> samples = List.of("samples", "--set=samples.output=" + images());
    List<String> arguments = new ArrayList<>(samples);
    arguments.add("--set=samples.images=40");
    arguments.add("--set=samples.size=16");
    assertThat(run(arguments)).isEqualTo(new Ended(0, "", ""));
    assertThat(run(train(model()))).isEqualTo(new Ended(0, "", ""));
  }

  /** Arguments of a training of one epoch; later settings go before earlier ones. */
  List<String> train(Path output, String... settings) {
    return arguments("train", "training.output=" + output, settings);
  }

  /** Arguments of an encoding with the small model. */
  List<String> encode(Path output, String... settings) {
    return arguments("encode", "encoding.output=" + output, settings);
  }

  private List<String> arguments(String command, String place, String... settings) {
    List<String> arguments = new ArrayList<>(List.of(command, "--master=local[2]"));
    Stream<String> own =
        Stream.of(
            "corpus.path=" + images(),
            "image.width=16",
            "image.height=16",
            "model.architecture=dense",
            "model.hidden-sizes=[16]",
            "model.latent-dim=2",
            "training.epochs=1",
            "training.replicas=2",
            "training.batch-size-per-worker=4",
            "encoding.model=" + model(),
            place);
    Stream.concat(own, Stream.of(settings)).map(set -> "--set=" + set).forEach(arguments::add);
    return arguments;
  }

  /** Runs a command in this JVM; what it logs is not caught. */
  static Ended run(List<String> arguments) {
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine().setErr(new PrintWriter(err)).execute(arguments.toArray(String[]::new));
    return new Ended(code, "", err.toString());
  }

  /** Names of what stands in the folder, hidden or not. */
  static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** A folder of forty pictures and ten files that are none. */
  static Path mixed(Path directory) throws IOException {
    SyntheticImages.tree(directory, 40);
    return junk(directory, 10);
  }

  /** A folder of files that are called pictures and are none. */
  static Path junk(Path directory, int files) throws IOException {
    Files.createDirectories(directory);
    for (int i = 0; i < files; i++) {
      Files.writeString(directory.resolve("junk%02d.jpg".formatted(i)), "no picture");
    }
    return directory;
  }
}
