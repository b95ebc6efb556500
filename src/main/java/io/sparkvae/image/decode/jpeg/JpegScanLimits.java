package io.sparkvae.image.decode.jpeg;

import io.sparkvae.image.bytes.UnreadableException;

/**
 * What the scans of a JPEG may ask for before it is decoded: their number, time and memory.
 *
 * @param scans of one file
 * @param scannedSamples scans times samples: what a JPEG of several scans costs in time
 * @param coefficientBytes that a JPEG of several scans keeps in memory, two for each sample
 */
public record JpegScanLimits(int scans, long scannedSamples, long coefficientBytes) {

  /** The standard script of libjpeg has 10 scans. */
  public static final JpegScanLimits STANDARD = new JpegScanLimits(100, 4_000_000_000L, 1L << 29);

  public void check(JpegHeader header) throws UnreadableException {
    if (header.scans() > scans) {
      throw UnreadableException.tooLarge(
          "the JPEG has %d scans, more than %d".formatted(header.scans(), scans));
    }
    boolean stored = header.scans() > 1;
    if (stored && header.scans() * header.samples() > scannedSamples) {
      throw UnreadableException.tooLarge(
          "the JPEG has %d scans over %d samples".formatted(header.scans(), header.samples()));
    }
    if (stored && 2 * header.samples() > coefficientBytes) {
      throw UnreadableException.tooLarge(
          "the JPEG keeps %d samples in memory until its last scan".formatted(header.samples()));
    }
  }
}
