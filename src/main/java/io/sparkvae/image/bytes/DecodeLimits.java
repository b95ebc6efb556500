package io.sparkvae.image.bytes;

import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.UnreadableReason;

/**
 * What a file may ask for before it is decoded.
 *
 * @param maxBytes size of the encoded file in bytes
 * @param maxPixels width times height that the header may promise
 * @param maxSide longest side in pixels
 */
public record DecodeLimits(long maxBytes, long maxPixels, int maxSide) {

  /** Pixels of a single row, which has to fit in memory. */
  private static final int SIDE = 1 << 20;

  /** The limits that the settings name. */
  public static DecodeLimits of(ImageSettings settings) {
    return new DecodeLimits(settings.maxBytes(), settings.maxPixels(), SIDE);
  }

  public void checkBytes(long bytes) throws UnreadableException {
    if (bytes == 0) {
      throw new UnreadableException(UnreadableReason.EMPTY, "it has no bytes");
    }
    if (bytes > maxBytes) {
      throw UnreadableException.tooLarge(
          "it has %d bytes, more than max-bytes %d".formatted(bytes, maxBytes));
    }
  }

  public void check(ImageHeader header) throws UnreadableException {
    long pixels = (long) header.width() * header.height();
    if (pixels > maxPixels) {
      throw UnreadableException.tooLarge(
          "its header promises %dx%d pixels, more than max-pixels %d"
              .formatted(header.width(), header.height(), maxPixels));
    }
    if (Math.max(header.width(), header.height()) > maxSide) {
      throw UnreadableException.tooLarge(
          "its header promises %dx%d pixels; a side may have %d"
              .formatted(header.width(), header.height(), maxSide));
    }
  }
}
