package io.sparkvae.image.decode.png;

import io.sparkvae.image.bytes.ImageBytes;
import io.sparkvae.image.bytes.UnreadableException;
import io.sparkvae.image.resize.OverWhite;

/**
 * Turns the unfiltered bytes of a PNG row into uint8 pixels: grey, or R, G, B interleaved. Sixteen
 * bits keep the high byte, fewer than eight are stretched, transparency is laid over white.
 */
final class PngPixels {

  private final int depth;
  private final int samples;
  private final int colour;
  private final int[] palette;
  private final int[] transparent;

  PngPixels(PngHeader header) throws UnreadableException {
    depth = header.depth();
    samples = header.samples();
    colour = header.colour();
    palette = colour == PngHeader.PALETTE ? palette(header) : new int[0];
    transparent = transparent(header);
  }

  /** Samples of one pixel that come out: 1 for grey, 3 for R, G, B. */
  int channels() {
    return colour == PngHeader.GREY || colour == PngHeader.GREY_ALPHA ? 1 : 3;
  }

  /**
   * Converts the pixels of one row, or of one row of an interlace pass.
   *
   * @param packed row bytes, the filter type at index 0
   * @param pixels how many
   * @param row receives the pixels
   * @param first column of the first pixel
   * @param step columns between two pixels
   */
  void unpack(byte[] packed, int pixels, byte[] row, int first, int step) {
    int channels = channels();
    for (int i = 0; i < pixels; i++) {
      int to = (first + i * step) * channels;
      int from = i * samples;
      if (colour == PngHeader.PALETTE) {
        int rgb = palette[sample(packed, from)];
        row[to] = (byte) (rgb >> 16);
        row[to + 1] = (byte) (rgb >> 8);
        row[to + 2] = (byte) rgb;
      } else {
        int alpha = alpha(packed, from, channels);
        for (int c = 0; c < channels; c++) {
          row[to + c] = (byte) OverWhite.of(eightBits(sample(packed, from + c)), alpha);
        }
      }
    }
  }

  private int alpha(byte[] packed, int from, int channels) {
    if (samples > channels) {
      return eightBits(sample(packed, from + channels));
    }
    if (transparent.length == 0) {
      return 255;
    }
    for (int c = 0; c < channels; c++) {
      if (sample(packed, from + c) != transparent[c]) {
        return 255;
      }
    }
    return 0;
  }

  /** One sample at the file's own depth. */
  private int sample(byte[] packed, int index) {
    if (depth == 8) {
      return packed[1 + index] & 0xff;
    }
    if (depth == 16) {
      return (packed[1 + 2 * index] & 0xff) << 8 | (packed[2 + 2 * index] & 0xff);
    }
    int bit = index * depth;
    return (packed[1 + (bit >> 3)] & 0xff) >> (8 - depth - (bit & 7)) & ((1 << depth) - 1);
  }

  private int eightBits(int sample) {
    return depth == 16 ? sample >> 8 : sample * 255 / ((1 << depth) - 1);
  }

  /** Every index that the depth allows, as 0xRRGGBB; entries past the palette's end are black. */
  private static int[] palette(PngHeader header) throws UnreadableException {
    int[] colours = new int[1 << header.depth()];
    ImageBytes entries = header.palette();
    ImageBytes alphas = header.transparency();
    for (int i = 0; i < Math.min(colours.length, entries.length() / 3); i++) {
      int alpha = i < alphas.length() ? alphas.u8(i) : 255;
      colours[i] =
          OverWhite.of(entries.u8(3L * i), alpha) << 16
              | OverWhite.of(entries.u8(3L * i + 1), alpha) << 8
              | OverWhite.of(entries.u8(3L * i + 2), alpha);
    }
    return colours;
  }

  private static int[] transparent(PngHeader header) throws UnreadableException {
    ImageBytes key = header.transparency();
    boolean keyed = header.colour() == PngHeader.GREY || header.colour() == PngHeader.RGB;
    if (!keyed || key.length() < 2 * header.samples()) {
      return new int[0];
    }
    int[] colour = new int[header.samples()];
    for (int c = 0; c < colour.length; c++) {
      colour[c] = key.u16(2L * c);
    }
    return colour;
  }
}
