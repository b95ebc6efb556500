package io.sparkvae.image.decode.jpeg;

import io.sparkvae.image.bytes.UnreadableException;

/** What the scans of a JPEG may ask for before it is decoded: their number, time and memory. */
public final class JpegScanLimits {

  /** Scans of a progressive JPEG; the standard script of libjpeg has 10. */
  private static final int SCANS = 100;

  /** Scans times samples: what a progressive JPEG costs in time. */
  private static final long SCANNED_SAMPLES = 4_000_000_000L;

  /**
   * Bytes of the coefficients that a JPEG of several scans keeps in memory, two for each sample.
   */
  private static final long COEFFICIENT_BYTES = 1L << 29;

  private JpegScanLimits() {}

  public static void check(JpegHeader header) throws UnreadableException {
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
