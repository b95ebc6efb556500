package io.sparkvae.image.bytes;

import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.UnreadableReason;

/** What a file may ask for before it is decoded: bytes, pixels and sides. */
public final class DecodeLimits {

  /** Longest side in pixels; a single row has to fit in memory. */
  private static final int SIDE = 1 << 20;

  private final ImageSettings settings;

  public DecodeLimits(ImageSettings settings) {
    this.settings = settings;
  }

  public void checkBytes(long bytes) throws UnreadableException {
    if (bytes == 0) {
      throw new UnreadableException(UnreadableReason.EMPTY, "it has no bytes");
    }
    if (bytes > settings.maxBytes()) {
      throw UnreadableException.tooLarge(
          "it has %d bytes, more than max-bytes %d".formatted(bytes, settings.maxBytes()));
    }
  }

  public void check(ImageHeader header) throws UnreadableException {
    long pixels = (long) header.width() * header.height();
    if (pixels > settings.maxPixels()) {
      throw UnreadableException.tooLarge(
          "its header promises %dx%d pixels, more than max-pixels %d"
              .formatted(header.width(), header.height(), settings.maxPixels()));
    }
    if (Math.max(header.width(), header.height()) > SIDE) {
      throw UnreadableException.tooLarge(
          "its header promises %dx%d pixels; a side may have %d"
              .formatted(header.width(), header.height(), SIDE));
    }
  }
}
