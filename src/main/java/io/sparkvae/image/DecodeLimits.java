package io.sparkvae.image;

/** What a file may ask for before it is decoded: bytes, pixels and sides. */
final class DecodeLimits {

  /** Longest side in pixels; a single row has to fit in memory. */
  private static final int SIDE = 1 << 20;

  private final ImageSettings settings;

  DecodeLimits(ImageSettings settings) {
    this.settings = settings;
  }

  void checkBytes(long bytes) throws UnreadableException {
    if (bytes == 0) {
      throw new UnreadableException(UnreadableReason.EMPTY, "it has no bytes");
    }
    if (bytes > settings.maxBytes()) {
      throw UnreadableException.tooLarge(
          "it has %d bytes, more than max-bytes %d".formatted(bytes, settings.maxBytes()));
    }
  }

  void check(ImageHeader header) throws UnreadableException {
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
