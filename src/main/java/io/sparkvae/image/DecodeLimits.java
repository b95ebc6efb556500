package io.sparkvae.image;

/** What a file may ask for before it is decoded: bytes, pixels, sides and scans. */
final class DecodeLimits {

  /** Longest side in pixels; a single row has to fit in memory. */
  private static final int SIDE = 1 << 20;

  /** Scans of a progressive JPEG; the standard script of libjpeg has 10. */
  private static final int SCANS = 100;

  /** Scans times samples: what a progressive JPEG costs in time. */
  private static final long SCANNED_SAMPLES = 4_000_000_000L;

  /**
   * Bytes of the coefficients that a JPEG of several scans keeps in memory, two for each sample.
   */
  private static final long COEFFICIENT_BYTES = 1L << 29;

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

  void checkScans(JpegHeader header) throws UnreadableException {
    if (header.scans() > SCANS) {
      throw UnreadableException.tooLarge(
          "the JPEG has %d scans, more than %d".formatted(header.scans(), SCANS));
    }
    boolean stored = header.scans() > 1;
    if (stored && header.scans() * header.samples() > SCANNED_SAMPLES) {
      throw UnreadableException.tooLarge(
          "the JPEG has %d scans over %d samples".formatted(header.scans(), header.samples()));
    }
    if (stored && 2 * header.samples() > COEFFICIENT_BYTES) {
      throw UnreadableException.tooLarge(
          "the JPEG keeps %d samples in memory until its last scan".formatted(header.samples()));
    }
  }
}
