package io.sparkvae.image;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;

/**
 * JPEG pixels by way of OpenCV, decoded at the smallest DCT scale (1/8, 1/4, 1/2) at which the
 * picture still covers the wanted shape, then averaged down to it.
 */
final class JpegReader {

  private static final int[] DIVISORS = {8, 4, 2};

  /** Decoded samples for each wanted one, per axis: below 1 the scaled decode would lose detail. */
  private static final double MARGIN = 1.0;

  private JpegReader() {}

  /** Whether the native decoder takes this kind of JPEG, and gives the right colours. */
  static boolean takes(JpegHeader header) {
    boolean huffman = header.process() <= 2;
    boolean colours = header.components() == 1 || header.components() == 3;
    boolean inverted = header.components() == 4 && header.adobe();
    return huffman && header.precision() == 8 && (colours || inverted);
  }

  static byte[] read(byte[] encoded, JpegHeader header, Placement placement)
      throws UnreadableException {
    int divisor = divisor(placement);
    boolean luma = placement.target().channels() == 1 && header.components() == 3;
    boolean grey = header.components() == 1 || luma;
    NativeReader.Raster raster = decode(encoded, header, flags(divisor, grey));
    ImageHeader image = header.image();
    int width = (image.width() + divisor - 1) / divisor;
    int height = (image.height() + divisor - 1) / divisor;
    if (raster.width() != width || raster.height() != height) {
      throw UnreadableException.corrupt(
          "%dx%d pixels come out, not %dx%d"
              .formatted(raster.width(), raster.height(), width, height));
    }
    return scale(raster, placement.reducedBy(divisor));
  }

  private static NativeReader.Raster decode(byte[] encoded, JpegHeader header, int flags)
      throws UnreadableException {
    int length = header.parts().stream().mapToInt(JpegHeader.Part::length).sum();
    try (BytePointer input = new BytePointer((long) length)) {
      int at = 0;
      for (JpegHeader.Part part : header.parts()) {
        input.position(at).put(encoded, part.from(), part.length());
        at += part.length();
      }
      return NativeReader.decode(input.position(0).limit(length), flags);
    }
  }

  /** The largest divisor that leaves enough samples on both axes. */
  private static int divisor(Placement placement) {
    for (int divisor : DIVISORS) {
      if (suffices(placement.x(), divisor) && suffices(placement.y(), divisor)) {
        return divisor;
      }
    }
    return 1;
  }

  private static boolean suffices(Span span, int divisor) {
    return span.length() / divisor >= MARGIN * span.samples();
  }

  private static int flags(int divisor, boolean grey) {
    return switch (divisor) {
      case 8 ->
          grey
              ? opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_8
              : opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
      case 4 ->
          grey
              ? opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_4
              : opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
      case 2 ->
          grey
              ? opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_2
              : opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
      default -> grey ? opencv_imgcodecs.IMREAD_GRAYSCALE : opencv_imgcodecs.IMREAD_COLOR;
    };
  }

  private static byte[] scale(NativeReader.Raster raster, Placement placement) {
    int channels = raster.channels();
    Scaler scaler = new Scaler(placement, raster.width(), raster.height(), channels);
    byte[] row = new byte[raster.width() * channels];
    for (int y = 0; y < raster.height(); y++) {
      if (scaler.takes(y)) {
        System.arraycopy(raster.values(), y * row.length, row, 0, row.length);
        if (channels == 3) {
          exchangeRedAndBlue(row);
        }
        scaler.add(y, row);
      }
    }
    return scaler.finish();
  }

  private static void exchangeRedAndBlue(byte[] row) {
    for (int i = 0; i < row.length; i += 3) {
      byte blue = row[i];
      row[i] = row[i + 2];
      row[i + 2] = blue;
    }
  }
}
