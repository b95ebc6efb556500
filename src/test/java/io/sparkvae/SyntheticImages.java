package io.sparkvae;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntSupplier;
import javax.imageio.ImageIO;

/** Small pictures of seeded noise; each seed gives another picture. */
public final class SyntheticImages {

  private SyntheticImages() {}

  /** A PNG of that seed. */
  public static byte[] png(int size, long seed) {
    return encode(size, seed, "png");
  }

  /** A JPEG of that seed. */
  public static byte[] jpeg(int size, long seed) {
    return encode(size, seed, "jpg");
  }

  /** Writes that many PNGs into a tree of a few folders below {@code root}. */
  public static void tree(Path root, int images) {
    for (int i = 0; i < images; i++) {
      write(root.resolve("folder" + i % 7).resolve("image" + i + ".png"), png(8, i));
    }
  }

  /** Writes a file and the folders above it. */
  public static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A PNG of one colour, written 0xRRGGBB. */
  public static byte[] uniform(int size, int colour) {
    return encode(size, () -> colour, "png");
  }

  private static byte[] encode(int size, long seed, String format) {
    Random random = new Random(seed);
    return encode(size, () -> random.nextInt(1 << 24), format);
  }

  private static byte[] encode(int size, IntSupplier pixels, String format) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        image.setRGB(x, y, pixels.getAsInt());
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
