package io.sparkvae.image.decode.gif;

import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.bytes.Deadline;
import io.sparkvae.image.bytes.ImageBytes;
import io.sparkvae.image.bytes.UnreadableException;
import io.sparkvae.image.resize.ResizeGeometry;
import io.sparkvae.image.resize.Scaler;
import java.util.Arrays;

/**
 * GIF pixels of the first frame, laid on a white screen and scaled row by row: memory is one row
 * and the wanted shape.
 */
public final class GifReader {

  /** First row and step of the four passes of an interlaced frame. */
  private static final int[][] PASSES = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};

  private static final int[][] WHOLE = {{0, 1}};

  private final GifHeader.Frame frame;
  private final GifCodes codes;
  private final int[] palette;
  private final Scaler scaler;
  private final byte[] white;
  private final byte[] row;

  private GifReader(byte[] encoded, GifHeader header, ResizeGeometry geometry)
      throws UnreadableException {
    frame = header.first();
    codes = new GifCodes(encoded, frame.data());
    palette = palette(ImageBytes.bigEndian(encoded), frame);
    ImageHeader image = header.image();
    scaler = new Scaler(geometry, image.width(), image.height(), 3);
    white = new byte[3 * image.width()];
    Arrays.fill(white, (byte) 255);
    row = white.clone();
    for (int y = 0; y < image.height(); y++) {
      if (y < frame.top() || y >= frame.top() + frame.height()) {
        scaler.add(y, white);
      }
    }
  }

  public static byte[] read(
      byte[] encoded, GifHeader header, ResizeGeometry geometry, Deadline deadline)
      throws UnreadableException {
    return new GifReader(encoded, header, geometry).read(deadline);
  }

  private byte[] read(Deadline deadline) throws UnreadableException {
    byte[] indices = new byte[frame.width()];
    for (int[] pass : frame.interlaced() ? PASSES : WHOLE) {
      for (int y = pass[0]; y < frame.height(); y += pass[1]) {
        deadline.check();
        codes.read(indices);
        paint(indices);
        scaler.add(frame.top() + y, row);
      }
    }
    return scaler.finish();
  }

  private void paint(byte[] indices) {
    for (int x = 0; x < indices.length; x++) {
      int colour = palette[indices[x] & 0xff];
      int to = 3 * (frame.left() + x);
      row[to] = (byte) (colour >> 16);
      row[to + 1] = (byte) (colour >> 8);
      row[to + 2] = (byte) colour;
    }
  }

  /** Every index as 0xRRGGBB; the transparent one is white, those past the table are black. */
  private static int[] palette(ImageBytes bytes, GifHeader.Frame frame) throws UnreadableException {
    int[] palette = new int[256];
    if (frame.colourCount() == 0) {
      // A file without colours leaves them to the reader; others take shades of grey.
      Arrays.setAll(palette, i -> i * 0x010101);
    }
    for (int i = 0; i < frame.colourCount(); i++) {
      long at = frame.colours() + 3L * i;
      palette[i] = bytes.u8(at) << 16 | bytes.u8(at + 1) << 8 | bytes.u8(at + 2);
    }
    if (frame.transparent() >= 0) {
      palette[frame.transparent()] = 0xffffff;
    }
    return palette;
  }
}
