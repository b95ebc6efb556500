package io.sparkvae.image.decode.jpeg;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.Shortcut;
import io.sparkvae.image.bytes.Deadline;
import io.sparkvae.image.bytes.DecodeLimits;
import io.sparkvae.image.bytes.UnreadableException;
import io.sparkvae.image.resize.ResizeGeometry;
import java.util.Optional;

/**
 * JPEG pixels by the shortest way that still covers the wanted shape: the thumbnail where it agrees
 * with the picture, else the first scans of a progressive file and a smaller DCT scale. Headers are
 * checked as in the exact way; damage behind them is not seen in what is left out.
 */
public record FastJpegReader(DecodeLimits limits, JpegScanLimits scanLimits, Deadline deadline) {

  /** Decoded samples for each wanted one, per axis. */
  private static final int MARGIN = 1;

  public Decoding.Pixels read(byte[] encoded, JpegHeader header, ResizeGeometry geometry)
      throws UnreadableException {
    Optional<byte[]> values =
        new ThumbnailReader(limits, scanLimits, deadline).read(encoded, header, geometry);
    if (values.isPresent()) {
      return new Decoding.Pixels(header.image(), values.get(), Shortcut.THUMBNAIL);
    }
    int divisor = JpegReader.divisor(header, geometry, MARGIN);
    JpegWork work = JpegWork.whole(header, geometry, divisor);
    if (header.isProgressive() && divisor > 1) {
      byte[] stream = FirstScans.of(encoded, work);
      byte[] pixels = JpegReader.readScans(stream, header, work, deadline);
      return new Decoding.Pixels(header.image(), pixels, Shortcut.FIRST_SCANS);
    }
    byte[] pixels = JpegReader.read(encoded, header, work, deadline);
    int exact = JpegReader.divisor(header, geometry, JpegReader.EXACT_MARGIN);
    Shortcut shortcut = divisor > exact ? Shortcut.SCALE : Shortcut.NONE;
    return new Decoding.Pixels(header.image(), pixels, shortcut);
  }
}
