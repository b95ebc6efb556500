package io.sparkvae.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Small files of real encoders, one for each format and path, and the pixels expected of each. */
public final class GoldenPictures {

  private static final Path FOLDER = folder();

  private GoldenPictures() {}

  /**
   * A line of expected.tsv.
   *
   * @param shortcut what fast preprocessing takes
   * @param sha256 of the pixels, in hex
   * @param pixels uint8 in C·H·W order, where the line holds them
   */
  public record Expected(
      String file,
      ImageHeader header,
      ImageShape shape,
      Resize resize,
      Preprocessing preprocessing,
      Shortcut shortcut,
      String sha256,
      Optional<byte[]> pixels) {

    public ImageSettings settings() {
      return new ImageSettings(shape, resize, preprocessing, 1_000_000, 1 << 20, 30);
    }

    /** Whether the picture keeps its size, upright. */
    public boolean isOwnSize() {
      boolean turned = header.orientation() >= 5;
      return shape.channels() == 3
          && shape.width() == (turned ? header.height() : header.width())
          && shape.height() == (turned ? header.width() : header.height());
    }

    private static Expected of(String line) {
      String[] cells = line.split("\t", -1);
      int[] size = numbers(cells[2]);
      int[] wanted = numbers(cells[4]);
      return new Expected(
          cells[0],
          new ImageHeader(cells[1], size[0], size[1], Integer.parseInt(cells[3])),
          new ImageShape(wanted[2], wanted[1], wanted[0]),
          Resize.valueOf(cells[5].toUpperCase(Locale.ROOT)),
          Preprocessing.valueOf(cells[6].toUpperCase(Locale.ROOT)),
          Shortcut.valueOf(cells[8].toUpperCase(Locale.ROOT)),
          cells[9],
          cells[10].equals("-")
              ? Optional.empty()
              : Optional.of(Base64.getDecoder().decode(cells[10])));
    }

    private static int[] numbers(String size) {
      return List.of(size.split("x")).stream().mapToInt(Integer::parseInt).toArray();
    }

    @Override
    public String toString() {
      return "%s as %s, %s, %s".formatted(file, shape, resize, preprocessing);
    }
  }

  /** Every line, those of one file together. */
  public static List<Expected> expected() {
    try {
      return Files.readAllLines(FOLDER.resolve("expected.tsv")).stream()
          .skip(1)
          .map(Expected::of)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Names of the pictures. */
  public static List<String> files() {
    return expected().stream().map(Expected::file).distinct().toList();
  }

  public static byte[] bytes(String file) {
    try {
      return Files.readAllBytes(FOLDER.resolve(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Path folder() {
    URL url = Objects.requireNonNull(GoldenPictures.class.getResource("/golden/pixels"));
    try {
      return Path.of(new URI(url.toString()));
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
