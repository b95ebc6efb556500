package io.sparkvae.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.Fixtures;
import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Resize;
import io.sparkvae.source.idx.IdxLabels;
import io.sparkvae.source.idx.IdxReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images of others, which are not part of the project; skipped where they are absent. */
class SharedImagesTest {

  private static final Set<String> READ =
      Set.of("jpeg", "png", "bmp", "gif", "tiff", "bigtiff", "webp");

  /** What Pillow reads and this decoder does not; measured, see docs/decisions. */
  private static final double LEAST_AGREEMENT = 0.985;

  /** Share of the pictures that two decoders read which look alike to both. */
  private static final double LEAST_LIKENESS = 0.97;

  /** Grey levels, on average, up to which two pictures look alike. */
  private static final double ALIKE = 4;

  /** Pixels that are averaged down one by one in a test. */
  private static final int MOST_COMPARED = 20_000_000;

  @Test
  void hostileFilesAllHaveAnOutcomeAndMostAgreeWithPillow() throws IOException {
    Path hostile = shared("hostile");
    ImageDecoder decoder = decoder(new ImageShape(3, 64, 64));
    List<String> rows = Files.readAllLines(hostile.resolveSibling("hostile.csv"));
    List<String> columns = List.of(rows.get(0).split(",", -1));
    int expected = 0;
    List<String> others = new ArrayList<>();
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",", -1);
      Path file = hostile.resolve(cells[columns.indexOf("path")]);
      if (!Files.exists(file)) {
        continue;
      }
      Decoding decoding = decoder.decode(Files.readAllBytes(file));
      assertThat(decoding).as(row).isNotNull();
      boolean pillowReads = cells[columns.indexOf("pillow_decodes")].equals("ok");
      if (pillowReads && READ.contains(cells[columns.indexOf("magic")])) {
        expected++;
        String width = cells[columns.indexOf("width")];
        String height = cells[columns.indexOf("height")];
        if (!agrees(decoding, width, height)) {
          others.add(cells[0] + " -> " + outcome(decoding));
        }
      }
    }
    System.out.printf(
        "%d files that Pillow reads, %d others: %s%n", expected, others.size(), others);
    assertThat(expected).isPositive();
    assertThat(1 - (double) others.size() / expected).isGreaterThan(LEAST_AGREEMENT);
  }

  @Test
  void hostileFilesLookAsTheyDoToTheJdk() throws IOException {
    ImageShape shape = new ImageShape(3, 64, 64);
    ImageDecoder decoder = decoder(shape);
    int compared = 0;
    List<String> others = new ArrayList<>();
    for (Path file : files(shared("hostile"))) {
      byte[] encoded = Files.readAllBytes(file);
      if (decoder.decode(encoded) instanceof Decoding.Pixels pixels
          && (long) pixels.header().width() * pixels.header().height() <= MOST_COMPARED) {
        Optional<SecondOpinion> other = SecondOpinion.of(encoded, pixels.header());
        if (other.isPresent()) {
          compared++;
          double mean = PixelDifference.mean(pixels.values(), other.get().pixels(shape));
          if (mean >= ALIKE) {
            others.add("%s %.1f %s".formatted(file.getFileName(), mean, pixels.header()));
          }
        }
      }
    }
    System.out.printf(
        "%d files that the JDK reads, %d differ: %s%n", compared, others.size(), others);
    assertThat(compared).isGreaterThan(200);
    assertThat(1 - (double) others.size() / compared).isGreaterThanOrEqualTo(LEAST_LIKENESS);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Landscape", "Portrait"})
  void eightOrientationsOfOnePictureLookAlike(String picture) throws IOException {
    Path folder = shared("photos").resolve("exif-orientation-examples");
    ImageDecoder decoder = decoder(new ImageShape(3, 64, 64));
    byte[] upright = pixels(decoder, folder.resolve(picture + "_1.jpg")).values();
    for (int orientation = 2; orientation <= 8; orientation++) {
      Decoding.Pixels pixels =
          pixels(decoder, folder.resolve("%s_%d.jpg".formatted(picture, orientation)));
      assertThat(pixels.header().orientation()).isEqualTo(orientation);
      // The files are encoded one by one and each says its number; turned wrongly it is above 30.
      assertThat(PixelDifference.mean(pixels.values(), upright))
          .as("orientation %d", orientation)
          .isLessThan(8);
    }
  }

  @Test
  void mnistIsReadWithItsLabels() throws IOException {
    Path mnist = shared("mnist");
    try (IdxReader reader = IdxReader.open("t10k", open(mnist, "t10k-images-idx3-ubyte.gz"))) {
      assertThat(reader.images()).isEqualTo(10_000);
      assertThat(reader.shape()).isEqualTo(new ImageShape(1, 28, 28));
      reader.skip(9_999);
      assertThat(reader.next().values()).hasSize(784);
      assertThat(reader.hasNext()).isFalse();
    }
    IdxLabels labels = IdxLabels.read("labels", open(mnist, "t10k-labels-idx1-ubyte.gz"));
    assertThat(labels.size()).isEqualTo(10_000);
    assertThat(labels.label(0)).isEqualTo(7);
  }

  private static boolean agrees(Decoding decoding, String width, String height) {
    if (!(decoding instanceof Decoding.Pixels pixels)) {
      return false;
    }
    // Pillow turns TIFF files upright as it loads them; the header here is the file's.
    ImageHeader header = pixels.header();
    boolean turned = header.format().equals("tiff") && header.orientation() >= 5;
    String wide = String.valueOf(turned ? header.height() : header.width());
    String high = String.valueOf(turned ? header.width() : header.height());
    return wide.equals(width) && high.equals(height);
  }

  private static String outcome(Decoding decoding) {
    return decoding instanceof Decoding.Pixels pixels
        ? pixels.header().toString()
        : decoding.toString();
  }

  private static ImageDecoder decoder(ImageShape shape) {
    return new ImageDecoder(new ImageSettings(shape, Resize.STRETCH, 100_000_000L, 1 << 27, 30));
  }

  private static Decoding.Pixels pixels(ImageDecoder decoder, Path file) throws IOException {
    return Fixtures.pixels(decoder.decode(Files.readAllBytes(file)));
  }

  private static InputStream open(Path folder, String name) throws IOException {
    return Files.newInputStream(folder.resolve(name));
  }

  private static Path shared(String name) {
    Path data =
        Path.of(Optional.ofNullable(System.getenv("SPARK_VAE_DATA")).orElse("../shared/data"));
    assumeThat(data.resolve(name))
        .as("shared data, looked for in SPARK_VAE_DATA or ../shared/data")
        .isDirectory();
    return data.resolve(name);
  }
}
