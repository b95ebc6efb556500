package io.sparkvae.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.error.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredFileTest {

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadBackWithoutLitterBesideIt() throws IOException {
    StoredFile file = file("new/checkpoint.txt");

    assertThat(file.exists()).isFalse();
    file.write("first");
    file.write("zweites, größer");

    assertThat(file.text()).isEqualTo("zweites, größer");
    assertThat(file.exists()).isTrue();
    try (Stream<Path> files = Files.list(folder.resolve("new"))) {
      assertThat(files).containsExactly(folder.resolve("new/checkpoint.txt"));
    }
  }

  @Test
  void contentThatFailsHalfWayLeavesTheOldContent() throws IOException {
    StoredFile file = file("checkpoint.txt");
    file.write("whole");

    assertThatThrownBy(
            () ->
                file.write(
                    out -> {
                      out.write(1);
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot write checkpoint %s: disk full" + " (check the folder and its permissions)",
            folder.resolve("checkpoint.txt"));

    assertThat(file.text()).isEqualTo("whole");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void missingFileAndFolderAreNamed() throws IOException {
    Files.createDirectory(folder.resolve("folder"));

    assertThatThrownBy(() -> file("absent").bytes())
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read checkpoint %s: there is no such file (check the path and its permissions)",
            folder.resolve("absent"));
    assertThatThrownBy(() -> file("folder").bytes())
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read checkpoint %s/: it is a folder (name a file)", folder.resolve("folder"));
  }

  @Test
  void localNamesThatHadoopTakesForAddressesAreFound() throws IOException {
    String colon = Location.of("photo", "a:b.jpg").toUri().getPath();

    assertThat(colon).isEqualTo(Path.of("a:b.jpg").toAbsolutePath().toString());
    assertThat(Location.of("photo", "s3a://bucket/a").toString()).isEqualTo("s3a://bucket/a");
    assertThat(Location.of("photo", "photos/a").toString()).isEqualTo("photos/a");
    assertThatThrownBy(() -> Location.of("photo", ""))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot find photo \"\": it is no path"
                + " (write /folder/name, or scheme://host/folder/name)");
  }

  private StoredFile file(String name) {
    return new StoredFile(
        "checkpoint",
        new org.apache.hadoop.fs.Path(folder.resolve(name).toUri()),
        new Configuration());
  }
}
