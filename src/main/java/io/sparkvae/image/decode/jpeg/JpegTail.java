package io.sparkvae.image.decode.jpeg;

import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.bytes.Deadline;
import io.sparkvae.image.bytes.UnreadableException;
import io.sparkvae.image.decode.imageio.JavaReader;
import java.util.function.Consumer;

/**
 * Finds a JPEG whose picture data end early although its end-of-image marker is there. The native
 * decoder tells that to stderr only and fills the rest with mid-grey, so a last pixel of exactly
 * that grey has the file read again, by a decoder that reports missing data. Data that are missing
 * from the later scans of a progressive file leave no such trace and are not found.
 */
final class JpegTail implements Consumer<byte[]> {

  private static final byte MID_GREY = (byte) 128;

  private boolean suspect;

  @Override
  public void accept(byte[] lastRow) {
    int end = lastRow.length;
    suspect = lastRow[end - 1] == MID_GREY;
    // Grey rows have one sample a pixel, in which case its neighbours say no less.
    for (int i = Math.max(0, end - 3); i < end; i++) {
      suspect &= lastRow[i] == MID_GREY;
    }
  }

  /** Raises {@code truncated} where the suspicion is true. */
  void check(byte[] encoded, ImageHeader header, Deadline deadline) throws UnreadableException {
    if (suspect) {
      JavaReader.checkWhole(encoded, header, deadline);
    }
  }
}
