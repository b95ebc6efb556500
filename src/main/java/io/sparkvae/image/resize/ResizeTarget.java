package io.sparkvae.image.resize;

import io.sparkvae.image.ImageShape;
import java.util.Arrays;

/**
 * The wanted shape being filled: scaled pixels of a stored raster go to where they belong upright,
 * and what no pixel reaches stays white.
 */
final class ResizeTarget {

  private static final byte WHITE = (byte) 255;

  private final byte[] values;
  private final int plane;
  private final boolean coloured;
  private final int origin;
  private final int stepX;
  private final int stepY;

  ResizeTarget(ResizeGeometry geometry) {
    ImageShape target = geometry.target();
    values = new byte[target.values()];
    Arrays.fill(values, WHITE);
    plane = target.height() * target.width();
    coloured = target.channels() > 1;
    Orientation turn = geometry.orientation();
    int across = turn.transposed() ? target.width() : 1;
    int down = turn.transposed() ? 1 : target.width();
    stepX = turn.mirroredX() ? -across : across;
    stepY = turn.mirroredY() ? -down : down;
    int firstX = turn.mirroredX() ? geometry.storedWidth() - 1 : 0;
    int firstY = turn.mirroredY() ? geometry.storedHeight() - 1 : 0;
    origin =
        firstX * across
            + firstY * down
            + geometry.x().offset() * stepX
            + geometry.y().offset() * stepY;
  }

  /**
   * Sets a pixel from a grey level in [0, 255].
   *
   * @param x sample of the geometry's x axis, counted from its first
   * @param y sample of its y axis
   */
  void grey(int x, int y, float level) {
    byte value = rounded(level);
    for (int at = origin + x * stepX + y * stepY; at < values.length; at += plane) {
      values[at] = value;
    }
  }

  /** Sets a pixel from R, G, B; its luma (ITU-R BT.601) where grey is wanted. */
  void colour(int x, int y, float red, float green, float blue) {
    int at = origin + x * stepX + y * stepY;
    if (coloured) {
      values[at] = rounded(red);
      values[at + plane] = rounded(green);
      values[at + 2 * plane] = rounded(blue);
    } else {
      values[at] = rounded(0.299f * red + 0.587f * green + 0.114f * blue);
    }
  }

  private static byte rounded(float level) {
    return (byte) Math.max(0, Math.min(255, (int) (level + 0.5f)));
  }

  /** uint8 in C·H·W order; lent. */
  byte[] values() {
    return values;
  }
}
