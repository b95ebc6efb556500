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

/** Each way for an encoding to go wrong ends in one line, its exit code, and nothing written. */
class EncodingFailureCasesIT {

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
  void bundleThatIsMissing() throws IOException {
    Ended ended = encode("encoding.model=/no/such/model");

    ends(
        ended,
        3,
        "Cannot read model bundle /no/such/model: it has no bundle.json (name a"
            + " directory that train has written)");
  }

  @Test
  void bundleForAnotherShape() throws IOException {
    Ended ended = encode("image.width=32");

    assertThat(ended.err())
        .matches(
            "Cannot use model bundle vae-[0-9a-f]{12}: it was trained with image.width = 16, the"
                + " settings say image.width = 32 \\(set image.width = 16, or train a model with"
                + " these settings\\)\n");
    endsWith(ended, 3);
  }

  @Test
  void exactBundleForFastPreprocessing() throws IOException {
    Ended ended = encode("image.preprocessing=fast");

    assertThat(ended.err())
        .matches(
            "Cannot use model bundle vae-[0-9a-f]{12}: it was trained with image.preprocessing ="
                + " exact, the settings say image.preprocessing = fast \\(set image.preprocessing ="
                + " exact, or train a model with these settings\\)\n");
    endsWith(ended, 3);
  }

  @Test
  void corruptNetworkFile() throws IOException {
    Path broken = copyOfModel();
    byte[] network = Files.readAllBytes(broken.resolve("model.zip"));
    network[network.length / 2] ^= 1;
    Files.write(broken.resolve("model.zip"), network);

    Ended ended = encode("encoding.model=" + broken);

    ends(
        ended,
        3,
        ("Cannot read model bundle %s: model.zip does not match its digest in bundle.sha256 (copy"
                + " the bundle again)")
            .formatted(broken));
  }

  @Test
  void corruptDescription() throws IOException {
    Path broken = copyOfModel();
    String description = Files.readString(broken.resolve("bundle.json"));
    Files.writeString(broken.resolve("bundle.json"), description.substring(0, 100));

    Ended ended = encode("encoding.model=" + broken);

    ends(
        ended,
        3,
        ("Cannot read model bundle %s: bundle.json does not match its digest in bundle.sha256 (copy"
                + " the bundle again)")
            .formatted(broken));
  }

  @Test
  void bundleWithoutItsNetwork() throws IOException {
    Path broken = copyOfModel();
    Files.delete(broken.resolve("model.zip"));

    Ended ended = encode("encoding.model=" + broken);

    ends(
        ended,
        3,
        "Cannot read network file %s/model.zip: there is no such file (check the path and its permissions)"
            .formatted(broken));
  }

  @Test
  void missingPath() throws IOException {
    Ended ended = encode("corpus.path=/no/such/folder");

    ends(
        ended,
        3,
        "Cannot read corpus /no/such/folder: there is no such folder (correct" + " corpus.path)");
  }

  @Test
  void emptyFolder() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    Ended ended = encode("corpus.path=" + empty);

    ends(
        ended,
        3,
        ("Cannot use corpus %s: no file in it matches corpus.include-globs"
                + " (name another corpus.path)")
            .formatted(empty));
  }

  @Test
  void folderWithoutAReadableImage() throws IOException {
    Path junk = SmallCommands.junk(folder.resolve("junk"), 3);

    Ended ended = encode("corpus.path=" + junk);

    assertThat(ended.err())
        .startsWith("Cannot use corpus %s: none of its 3 images is readable, 3 ".formatted(junk))
        .endsWith(" (name another corpus.path)\n")
        .hasLineCount(1);
    endsWith(ended, 3);
  }

  @Test
  void outputThatExists() throws IOException {
    Files.createDirectory(output);

    Ended ended = encode();

    assertThat(output).isEmptyDirectory();
    Files.delete(output);
    ends(
        ended,
        3,
        ("Cannot write latents %s: it exists already (choose another"
                + " encoding.output or remove it)")
            .formatted(output));
  }

  @Test
  void outputThatCannotBeWritten() throws IOException {
    Path latents = Files.writeString(folder.resolve("file"), "").resolve("latents");

    Ended ended = encode("encoding.output=" + latents);

    ends(
        ended,
        3,
        ("Cannot write latents %s: its parent is a file (choose another" + " encoding.output)")
            .formatted(latents));
  }

  @Test
  void moreUnreadableImagesThanAllowedLeaveTheWholeTables() throws IOException {
    Path mixed = SmallCommands.mixed(folder.resolve("mixed"));

    Ended ended = encode("corpus.path=" + mixed);

    assertThat(ended.err())
        .startsWith(
            "Cannot call the encoding in %s complete: 10 of 50 images are in quarantine, 10 "
                .formatted(output))
        .endsWith("which is 0.05; what was written is whole)\n")
        .hasLineCount(1);
    assertThat(ended.code()).isEqualTo(3);
    assertThat(SmallCommands.names(output))
        .containsExactly("latents", "quarantine", "run.json", "settings.conf");
  }

  private Path copyOfModel() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("broken"));
    for (String name : SmallCommands.names(small.model())) {
      Files.copy(small.model().resolve(name), copy.resolve(name));
    }
    return copy;
  }

  private Ended encode(String... settings) {
    return SmallCommands.run(small.encode(output, settings));
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
