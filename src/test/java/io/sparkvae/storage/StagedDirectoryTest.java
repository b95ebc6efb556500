package io.sparkvae.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.error.DataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedDirectoryTest {

  private static final OutputKind BUNDLE = new OutputKind("model bundle", "training.output");

  private final Configuration hadoop = new Configuration();
  @TempDir private Path folder;

  @Test
  void targetIsAbsentUntilPublishedAndThenWhole() throws IOException {
    Path target = folder.resolve("runs/model");

    try (StagedDirectory staged = stage(target)) {
      write(staged, "a");
      write(staged, "b");
      assertThat(target).doesNotExist();

      staged.publish();
    }

    assertThat(names(target)).containsExactly("a", "b");
    assertThat(names(folder.resolve("runs"))).containsExactly("model");
  }

  @Test
  void temporaryNameIsHiddenFromSparkAndHadoop() {
    try (StagedDirectory staged = stage(folder.resolve("model"))) {
      assertThat(staged.path().getName()).startsWith(".model.").endsWith(".tmp");
    }
  }

  @Test
  void whatIsNotPublishedIsDiscarded() throws IOException {
    try (StagedDirectory staged = stage(folder.resolve("model"))) {
      write(staged, "a");
    }

    assertThat(names(folder)).isEmpty();
  }

  @Test
  void checksumsOfHadoopsLocalFilesAreNotPublishedButFilesOfThatNameAre() throws IOException {
    try (StagedDirectory staged = stage(folder.resolve("model"))) {
      org.apache.hadoop.fs.Path part = new org.apache.hadoop.fs.Path(staged.path(), "part-0");
      try (OutputStream out = FileSystem.getLocal(hadoop).create(part)) {
        out.write(1);
      }
      write(staged, ".lonely.crc");
      Path written = Path.of(staged.path().toUri());
      assertThat(names(written)).containsExactly(".lonely.crc", ".part-0.crc", "part-0");

      staged.publish();
    }

    assertThat(names(folder.resolve("model"))).containsExactly(".lonely.crc", "part-0");
  }

  @Test
  void existingTargetIsRefused() throws IOException {
    Path target = Files.createDirectory(folder.resolve("model"));

    assertThatThrownBy(() -> stage(target))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot write model bundle %s: it exists already"
                + " (choose another training.output or remove it)",
            target);
    assertThat(names(folder)).containsExactly("model");
  }

  @Test
  void targetThatAppearsMeanwhileIsNotTouched() throws IOException {
    Path target = folder.resolve("model");
    try (StagedDirectory staged = stage(target)) {
      write(staged, "a");
      Files.createDirectory(target);

      assertThatThrownBy(staged::publish)
          .isInstanceOf(DataException.class)
          .hasMessageContaining("it exists already");
    }

    assertThat(names(folder)).containsExactly("model");
    assertThat(names(target)).isEmpty();
  }

  @Test
  void parentThatIsAFileIsRefused() throws IOException {
    Path target = Files.createFile(folder.resolve("file")).resolve("model");

    assertThatThrownBy(() -> stage(target))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot write model bundle %s: its parent is a file"
                + " (choose another training.output)",
            target);
  }

  @Test
  void unknownFileSystemIsRefused() {
    assertThatThrownBy(
            () ->
                StagedDirectory.stage(
                    BUNDLE, new org.apache.hadoop.fs.Path("nosuch://host/model"), hadoop))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot write model bundle nosuch://host/model: UnsupportedFileSystemException:"
                + " No FileSystem for scheme \"nosuch\""
                + " (choose another training.output)");
  }

  @Test
  void temporariesOfDeadWritersAreRemovedAndOthersLeft() throws IOException {
    TemporaryName own = TemporaryName.fresh("model");
    // Above the largest process id that Linux gives.
    TemporaryName dead = new TemporaryName("model", own.host(), 1L << 30, "00000001");
    TemporaryName elsewhere = new TemporaryName("model", "elsewhere", 1L << 30, "00000001");
    TemporaryName otherTarget = new TemporaryName("table", own.host(), 1L << 30, "00000001");
    for (TemporaryName name : List.of(own, dead, elsewhere, otherTarget)) {
      Files.createFile(Files.createDirectory(folder.resolve(name.toString())).resolve("part"));
    }

    stage(folder.resolve("model")).close();

    assertThat(names(folder))
        .containsExactlyInAnyOrder(own.toString(), elsewhere.toString(), otherTarget.toString());
  }

  private StagedDirectory stage(Path target) {
    return StagedDirectory.stage(BUNDLE, new org.apache.hadoop.fs.Path(target.toString()), hadoop);
  }

  private static void write(StagedDirectory staged, String name) throws IOException {
    Files.write(
        Path.of(staged.path().toUri()).resolve(name), name.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
