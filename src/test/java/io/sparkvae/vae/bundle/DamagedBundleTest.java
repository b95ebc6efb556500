package io.sparkvae.vae.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.error.DataException;
import io.sparkvae.storage.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedBundleTest {

  private static final String COEFFICIENTS = "coefficients.bin";

  /** Where the shape's length, its rank, the row's length and the values' length stand. */
  private static final int SHAPE_LENGTH = 18;

  private static final int COLUMNS = SHAPE_LENGTH + 8 + 6 + 16;
  private static final int VALUES_LENGTH = SHAPE_LENGTH + 8 + 6 + 64 + 18;

  @TempDir Path folder;
  private Path bundle = Path.of("");

  @BeforeEach
  void writeBundle() {
    bundle = folder.resolve("bundle");
    SmallBundle.write(bundle);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bundle.json",
        "model.zip",
        "settings.conf",
        "metrics.jsonl",
        "distance.json",
        "bundle.sha256"
      })
  void anyChangedByteIsNamed(String name) throws IOException {
    Path file = bundle.resolve(name);
    byte[] whole = Files.readAllBytes(file);
    // Every byte of the small files, and some hundreds of the network's.
    int stride = Math.max(1, whole.length / 600);
    for (int i = 0; i < whole.length; i += stride) {
      byte[] changed = whole.clone();
      changed[i] ^= (byte) (1 << (i % 8));
      Files.write(file, changed);

      assertThatThrownBy(() -> SmallBundle.read(bundle))
          .as("byte %d", i)
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith("Cannot read model bundle %s: ".formatted(bundle))
          .hasMessageContaining(name)
          .hasMessageEndingWith(" (copy the bundle again)");
    }
    Files.write(file, whole);
    assertThat(SmallBundle.read(bundle).modelId()).startsWith("vae-");
  }

  @Test
  void theMessageSaysWhichFileAndWhatToDo() throws IOException {
    Files.writeString(bundle.resolve("metrics.jsonl"), "{\"epoch\":2}\n");

    refused("metrics.jsonl does not match its digest in bundle.sha256");
  }

  @Test
  void aBundleThatLostItsDigestsIsRefused() throws IOException {
    Files.delete(bundle.resolve("bundle.sha256"));

    refused("it has no bundle.sha256");
  }

  @Test
  void digestsAreInTheFormOfSha256sum() throws IOException {
    List<String> names =
        List.of("bundle.json", "model.zip", "settings.conf", "metrics.jsonl", "distance.json");
    StringBuilder lines = new StringBuilder();
    for (String name : names) {
      String digest = Sha256.hex(Files.readAllBytes(bundle.resolve(name)));
      lines.append(digest).append("  ").append(name).append('\n');
    }

    assertThat(bundle.resolve("bundle.sha256")).hasContent(lines.toString());
  }

  @Test
  void unreadableConfigurationAndFurtherEntriesChangeNothing() throws IOException {
    float[] parameters = SmallBundle.read(bundle).parameters();
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("../x", new byte[100]);
    entries.put("/tmp/x", new byte[100]);
    entries.put("configuration.json", new byte[] {1, 2, 3});
    entries.put(COEFFICIENTS, entry(COEFFICIENTS));
    entries.put("normalizer.bin", new byte[] {4, 5, 6});
    pack(entries);

    List<String> before = files();
    ModelBundle read = SmallBundle.read(bundle);

    assertThat(read.parameters()).isEqualTo(parameters);
    assertThat(files()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        SHAPE_LENGTH + " | 9000000000 | has a shape that is none",
        SHAPE_LENGTH + " | -1         | has a shape that is none",
        COLUMNS + "      | 9000000000 | holds 9000000000 parameters, its model takes 86",
        COLUMNS + "      | -86        | has parameters that are no row",
        VALUES_LENGTH + "| 9000000000 | has parameters that are not 86 floats",
        VALUES_LENGTH + "| -1         | has parameters that are not 86 floats",
      })
  void headersThatPromiseSomethingElseAreRefused(int at, long number, String why)
      throws IOException {
    byte[] array = entry(COEFFICIENTS);
    ByteBuffer.wrap(array).putLong(at, number);
    pack(Map.of(COEFFICIENTS, array));

    refused("its model.zip " + why);
  }

  @Test
  void parametersThatEndEarlyAreRefused() throws IOException {
    byte[] array = entry(COEFFICIENTS);
    pack(Map.of(COEFFICIENTS, Arrays.copyOf(array, array.length - 1)));

    refused("its model.zip ends within its parameters");
  }

  @Test
  void aNetworkFileWithoutParametersIsRefused() throws IOException {
    pack(Map.of("configuration.json", new byte[3]));

    refused("its model.zip has no coefficients.bin");
  }

  @Test
  void otherParametersAreRefused() throws IOException {
    byte[] array = entry(COEFFICIENTS);
    array[array.length - 1] ^= 1;
    pack(Map.of(COEFFICIENTS, array));

    refused("its parameters do not match their digest");
  }

  private void refused(String why) {
    assertThatThrownBy(() -> SmallBundle.read(bundle))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read model bundle %s: %s (copy the bundle again)".formatted(bundle, why));
  }

  private byte[] entry(String name) throws IOException {
    byte[] file = Files.readAllBytes(bundle.resolve("model.zip"));
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return zip.readAllBytes();
        }
      }
    }
    throw new IOException("no entry " + name);
  }

  /** Another network file, with digests that agree, as whoever makes a bundle could write it. */
  private void pack(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    Files.write(bundle.resolve("model.zip"), bytes.toByteArray());
    new BundleDigests(
            new BundleFiles(new org.apache.hadoop.fs.Path(bundle.toString()), SmallBundle.HADOOP))
        .write();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toString).sorted().toList();
    }
  }
}
