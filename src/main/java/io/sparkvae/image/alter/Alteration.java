package io.sparkvae.image.alter;

import io.sparkvae.image.ImageShape;
import io.sparkvae.image.alter.Resampling.Window;
import java.util.Locale;
import java.util.SplittableRandom;

/** What becomes of a picture on its way through other people's hands, in its own shape. */
public enum Alteration {
  /** 5 to 15 % of each side cut off, at a place of its own, and the rest enlarged again. */
  CROP(1),
  /** A JPEG of quality 40. */
  JPEG(2),
  /** Half of each side, and enlarged again. */
  HALF_SIZE(3),
  /** All values 15 % larger. */
  BRIGHTER(4),
  /** All values 15 % smaller. */
  DARKER(5);

  private static final double LEAST_CROP = 0.05;
  private static final double MOST_CROP = 0.15;
  private static final double RELIT = 0.15;
  private static final JpegRoundTrip COMPRESSION = new JpegRoundTrip(0.4f);

  private final int number;

  Alteration(int number) {
    this.number = number;
  }

  /** A number of its own, for seeds and keys. */
  public int number() {
    return number;
  }

  /** As it appears in names of numbers. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The altered picture.
   *
   * @param values uint8, C·H·W; not changed
   * @param seed of what is drawn
   */
  public byte[] of(byte[] values, ImageShape shape, long seed) {
    return switch (this) {
      case CROP -> cropped(values, shape, new SplittableRandom(seed));
      case JPEG -> COMPRESSION.of(values, shape);
      case HALF_SIZE -> halved(values, shape);
      case BRIGHTER -> relit(values, 1 + RELIT);
      case DARKER -> relit(values, 1 - RELIT);
    };
  }

  private static byte[] cropped(byte[] values, ImageShape shape, SplittableRandom random) {
    double kept = 1 - random.nextDouble(LEAST_CROP, MOST_CROP);
    double width = kept * shape.width();
    double height = kept * shape.height();
    double left = random.nextDouble() * (shape.width() - width);
    double top = random.nextDouble() * (shape.height() - height);
    return Resampling.of(values, shape, new Window(left, top, width, height), shape);
  }

  private static byte[] halved(byte[] values, ImageShape shape) {
    ImageShape half =
        new ImageShape(
            shape.channels(), Math.max(1, shape.height() / 2), Math.max(1, shape.width() / 2));
    byte[] small = Resampling.of(values, shape, Window.whole(shape), half);
    return Resampling.of(small, half, Window.whole(half), shape);
  }

  private static byte[] relit(byte[] values, double factor) {
    byte[] relit = new byte[values.length];
    for (int i = 0; i < relit.length; i++) {
      relit[i] = (byte) Math.min(255, Math.round((values[i] & 0xff) * factor));
    }
    return relit;
  }
}
