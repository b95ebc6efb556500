package io.sparkvae.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.error.DataException;
import io.sparkvae.image.Decoding;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Resize;
import io.sparkvae.image.decode.ImageDecoder;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleWriterTest {

  private static final int SIZE = 64;

  @TempDir Path folder;

  @Test
  void sameSeedGivesTheSameBytes() throws IOException {
    Map<String, String> first = files(write("first", 20, 7));
    Map<String, String> second = files(write("second", 20, 7));

    assertThat(second).isEqualTo(first);
  }

  @Test
  void anotherSeedGivesOtherPictures() throws IOException {
    assertThat(files(write("first", 20, 7))).isNotEqualTo(files(write("second", 20, 8)));
  }

  @Test
  void longerSetBeginsWithTheShorterOne() throws IOException {
    Map<String, String> few = files(write("few", 10, 7));
    Map<String, String> many = files(write("many", 20, 7));
    few.remove("labels.csv");

    assertThat(many).containsAllEntriesOf(few);
  }

  @Test
  void halfOfThePicturesAreJpegAndHalfPng() throws IOException {
    Map<String, String> files = files(write("set", 20, 7));

    assertThat(files.keySet()).filteredOn(name -> name.endsWith(".jpg")).hasSize(10);
    assertThat(files.keySet()).filteredOn(name -> name.endsWith(".png")).hasSize(10);
    assertThat(files).containsKey("labels.csv").hasSize(21);
  }

  @Test
  void labelsAgreeWithPixels() throws IOException {
    Path set = write("set", 40, 7);
    ImageDecoder decoder =
        new ImageDecoder(
            new ImageSettings(
                new ImageShape(3, SIZE, SIZE), Resize.STRETCH, SIZE * SIZE, 1 << 20, 30));
    List<String> rows = Files.readAllLines(set.resolve("labels.csv"));

    assertThat(rows.get(0)).isEqualTo("image_id,shape,x,y,size,rotation,hue,background");
    assertThat(rows).hasSize(41);
    for (String row : rows.subList(1, rows.size())) {
      String[] label = row.split(",", -1);
      byte[] encoded = Files.readAllBytes(set.resolve(label[0]));
      Decoding.Pixels pixels = (Decoding.Pixels) decoder.decode(encoded);
      assertThat(label[0]).startsWith(label[1] + "/");
      int x = (int) (Double.parseDouble(label[2]) * SIZE);
      int y = (int) (Double.parseDouble(label[3]) * SIZE);
      float[] centre = hueSaturationBrightness(pixels, x, y);
      double hueError = Math.abs(centre[0] - Double.parseDouble(label[6]));
      assertThat(Math.min(hueError, 1 - hueError)).as("hue of %s", row).isLessThan(0.03);
      float[] edge = hueSaturationBrightness(pixels, 0, SIZE / 2);
      assertThat((double) edge[2])
          .as("ground of %s", row)
          .isCloseTo(Double.parseDouble(label[7]), within(0.03));
    }
  }

  @Test
  void existingFolderIsRefusedAndLeftAlone() throws IOException {
    Path there = Files.createDirectory(folder.resolve("there"));
    SampleWriter writer = new SampleWriter(new SampleSettings(there.toString(), 1, SIZE, 1));

    assertThatThrownBy(writer::write)
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot write samples to %s: it exists already (name another folder, or remove it)",
            there);
    assertThat(there).isEmptyDirectory();
  }

  @Test
  void remoteFolderIsRefused() {
    SampleWriter writer = new SampleWriter(new SampleSettings("hdfs://n/x", 1, SIZE, 1));

    assertThatThrownBy(writer::write)
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot write samples to hdfs://n/x: samples go to a local folder"
                + " (write there, and copy it)");
  }

  @Test
  void leftoverOfAKilledRunIsReplaced() throws IOException {
    Path leftover = Files.createDirectory(folder.resolve(".set.unfinished"));
    Files.writeString(leftover.resolve("half.png"), "half");

    Path set = write("set", 2, 7);

    assertThat(files(set)).hasSize(3);
    assertThat(leftover).doesNotExist();
  }

  private Path write(String name, int images, long seed) {
    String output = folder.resolve(name).toString();
    return new SampleWriter(new SampleSettings(output, images, SIZE, seed)).write();
  }

  private static float[] hueSaturationBrightness(Decoding.Pixels pixels, int x, int y) {
    int at = y * SIZE + x;
    byte[] values = pixels.values();
    return Color.RGBtoHSB(
        values[at] & 0xff,
        values[SIZE * SIZE + at] & 0xff,
        values[2 * SIZE * SIZE + at] & 0xff,
        new float[3]);
  }

  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String content = HexFormat.of().formatHex(Files.readAllBytes(path));
        files.put(root.relativize(path).toString(), content);
      }
    }
    return files;
  }
}
