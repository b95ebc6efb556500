package io.sparkvae.benchmark;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Resize;
import io.sparkvae.image.decode.ImageDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How far JPEGs decoded at a DCT scale are from those decoded whole: grey levels of mean absolute
 * difference, and the ratio of peak to noise. Arguments: a folder, and how many files at most.
 */
public final class ScaledDecoding {

  private static final int SIDE = 64;

  private ScaledDecoding() {}

  /** Prints medians over the files. */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: ScaledDecoding FOLDER FILES");
      System.exit(2);
    }
    ImageDecoder decoder =
        new ImageDecoder(
            new ImageSettings(
                new ImageShape(3, SIDE, SIDE), Resize.STRETCH, 100_000_000, 1 << 27, 30));
    List<Double> levels = new ArrayList<>();
    List<Double> decibels = new ArrayList<>();
    for (Path file : jpegs(Path.of(args[0]), Integer.parseInt(args[1]))) {
      byte[] encoded = Files.readAllBytes(file);
      if (decoder.decode(encoded) instanceof Decoding.Pixels pixels) {
        Difference difference = Difference.of(pixels.values(), FullDecode.read(encoded, SIDE));
        levels.add(difference.levels());
        decibels.add(difference.decibels());
      }
    }
    Figures.print(
        "%d JPEGs: %.2f grey levels, %.1f dB (medians)",
        levels.size(), Figures.median(levels), Figures.median(decibels));
  }

  private static List<Path> jpegs(Path folder, int most) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.jpe?g"))
          .sorted()
          .limit(most)
          .toList();
    }
  }

  private record Difference(double levels, double decibels) {

    /**
     * @param planes channels, rows, columns in R, G, B
     * @param rows rows, columns, channels in B, G, R
     */
    static Difference of(byte[] planes, byte[] rows) {
      int area = SIDE * SIDE;
      double absolute = 0;
      double squares = 0;
      for (int channel = 0; channel < 3; channel++) {
        for (int at = 0; at < area; at++) {
          int difference =
              (planes[channel * area + at] & 0xff) - (rows[3 * at + 2 - channel] & 0xff);
          absolute += Math.abs(difference);
          squares += difference * difference;
        }
      }
      double meanSquare = Math.max(squares / planes.length, 1e-9);
      return new Difference(absolute / planes.length, 10 * Math.log10(255 * 255 / meanSquare));
    }
  }
}
