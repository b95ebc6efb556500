package io.sparkvae.image.decode.png;

import io.sparkvae.image.bytes.Deadline;
import io.sparkvae.image.bytes.UnreadableException;
import io.sparkvae.image.resize.ResizeGeometry;
import io.sparkvae.image.resize.Scaler;
import java.util.Arrays;
import java.util.Iterator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * PNG pixels, inflated and scaled row by row: memory is a few rows and the wanted shape, whatever
 * the header promises, and work is bounded by the promised pixels. The rows of an interlaced file
 * go to the scaler pass by pass, with zeros in the columns of other passes.
 */
public final class PngReader {

  /** First column, first row, step across, step down of the seven passes of Adam7. */
  private static final int[][] ADAM7 = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private static final int[][] WHOLE = {{0, 0, 1, 1}};
  private static final int ROWS_BETWEEN_CHECKS = 64;

  private final byte[] encoded;
  private final PngHeader header;
  private final Iterator<PngHeader.Chunk> chunks;
  private final PngPixels pixels;
  private final Deadline deadline;
  private final Inflater inflater = new Inflater();

  private PngReader(byte[] encoded, PngHeader header, Deadline deadline)
      throws UnreadableException {
    this.encoded = encoded;
    this.header = header;
    this.deadline = deadline;
    chunks = header.data().iterator();
    pixels = new PngPixels(header);
  }

  public static byte[] read(
      byte[] encoded, PngHeader header, ResizeGeometry geometry, Deadline deadline)
      throws UnreadableException {
    PngReader reader = new PngReader(encoded, header, deadline);
    try {
      return reader.read(geometry);
    } finally {
      reader.inflater.end();
    }
  }

  private byte[] read(ResizeGeometry geometry) throws UnreadableException {
    int width = header.image().width();
    int height = header.image().height();
    Scaler scaler = new Scaler(geometry, width, height, pixels.channels());
    byte[] row = new byte[width * pixels.channels()];
    for (int[] pass : header.interlaced() ? ADAM7 : WHOLE) {
      int across = (width - pass[0] + pass[2] - 1) / pass[2];
      if (across <= 0 || height <= pass[1]) {
        continue;
      }
      Arrays.fill(row, (byte) 0);
      pass(pass, across, row, scaler);
    }
    return scaler.finish();
  }

  private void pass(int[] pass, int across, byte[] row, Scaler scaler) throws UnreadableException {
    int bits = header.samples() * header.depth();
    int distance = Math.max(1, bits / 8);
    byte[] current = new byte[1 + (int) (((long) across * bits + 7) / 8)];
    byte[] previous = new byte[current.length];
    for (int y = pass[1]; y < header.image().height(); y += pass[3]) {
      if (y / pass[3] % ROWS_BETWEEN_CHECKS == 0) {
        deadline.check();
      }
      inflate(current);
      PngFilter.undo(current, previous, distance);
      if (scaler.takes(y)) {
        pixels.unpack(current, across, row, pass[0], pass[2]);
        scaler.add(y, row);
      }
      byte[] swap = previous;
      previous = current;
      current = swap;
    }
  }

  private void inflate(byte[] row) throws UnreadableException {
    int filled = 0;
    try {
      while (filled < row.length) {
        int count = inflater.inflate(row, filled, row.length - filled);
        filled += count;
        if (count == 0 && !more()) {
          throw UnreadableException.truncated("the PNG's image data end before its last row");
        }
      }
    } catch (DataFormatException damaged) {
      throw UnreadableException.corrupt("the PNG's image data do not inflate");
    }
  }

  /** Hands the next chunk to the inflater; false where it is done or nothing is left. */
  private boolean more() {
    if (inflater.finished() || inflater.needsDictionary()) {
      return false;
    }
    if (!inflater.needsInput()) {
      return true;
    }
    if (!chunks.hasNext()) {
      return false;
    }
    PngHeader.Chunk chunk = chunks.next();
    inflater.setInput(encoded, chunk.from(), chunk.length());
    return true;
  }
}
