package io.sparkvae.image;

import java.io.Serializable;

/** The shape of one image as the model sees it: channels, height, width (C·H·W). */
public record ImageShape(int channels, int height, int width) implements Serializable {

  public ImageShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "image shape %dx%dx%d has an empty side".formatted(channels, height, width));
    }
  }

  /** How many uint8 values one image takes, which is also its number of bytes. */
  public int values() {
    return Math.multiplyExact(Math.multiplyExact(channels, height), width);
  }

  @Override
  public String toString() {
    return channels + "x" + height + "x" + width;
  }
}
