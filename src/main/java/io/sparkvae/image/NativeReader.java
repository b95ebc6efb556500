package io.sparkvae.image;

import java.util.function.Consumer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * OpenCV's decoders, which run outside the JVM. What is handed to them has been walked through by a
 * header parser of ours first, because a crash in there takes the whole executor along.
 */
final class NativeReader {

  static {
    // One image a thread: a pool inside every call would fight with the tasks for the cores.
    opencv_core.setNumThreads(0);
  }

  /**
   * What the decoder is asked for.
   *
   * @param flags OpenCV's {@code IMREAD_} flags; the file's orientation is never applied by it
   * @param width of the raster that has to come out
   * @param height of the raster that has to come out
   * @param placement of that raster in the wanted shape
   * @param lastRow is shown the last row of the raster, in grey or R, G, B
   */
  record Request(int flags, int width, int height, Placement placement, Consumer<byte[]> lastRow) {}

  private NativeReader() {}

  /** Decodes, and scales row by row, so that the raster is never copied whole. */
  static byte[] read(BytePointer encoded, Request request) throws UnreadableException {
    int flags = request.flags() | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
    try (Mat input = new Mat(1, Math.toIntExact(encoded.limit()), opencv_core.CV_8UC1, encoded);
        Mat raster = opencv_imgcodecs.imdecode(input, flags)) {
      check(raster, request);
      return scale(raster, request);
    } catch (RuntimeException refused) {
      // JavaCPP wraps every C++ exception, cv::Exception included, in a plain RuntimeException.
      throw UnreadableException.corrupt("the decoder refuses it: " + firstLine(refused));
    }
  }

  private static void check(Mat raster, Request request) throws UnreadableException {
    if (raster.empty() || raster.depth() != opencv_core.CV_8U) {
      throw UnreadableException.corrupt("the decoder finds no picture in it");
    }
    if (raster.cols() != request.width() || raster.rows() != request.height()) {
      throw UnreadableException.corrupt(
          "%dx%d pixels come out, not %dx%d"
              .formatted(raster.cols(), raster.rows(), request.width(), request.height()));
    }
  }

  private static byte[] scale(Mat raster, Request request) {
    int stored = raster.channels();
    int channels = stored == 1 ? 1 : 3;
    Scaler scaler = new Scaler(request.placement(), request.width(), request.height(), channels);
    byte[] from = new byte[request.width() * stored];
    byte[] to = stored == 1 ? from : new byte[request.width() * channels];
    try (BytePointer data = raster.data()) {
      for (int y = 0; y < request.height(); y++) {
        boolean last = y == request.height() - 1;
        if (last || scaler.takes(y)) {
          data.position(y * raster.step()).get(from, 0, from.length);
          reorder(from, stored, to);
          scaler.add(y, to);
        }
      }
      request.lastRow().accept(to);
    }
    return scaler.finish();
  }

  /** From B, G, R or B, G, R, alpha to R, G, B over white; grey stays. */
  private static void reorder(byte[] from, int stored, byte[] to) {
    if (stored == 1) {
      return;
    }
    for (int i = 0, o = 0; o < to.length; i += stored, o += 3) {
      int alpha = stored == 4 ? from[i + 3] & 0xff : 255;
      to[o] = (byte) PngPixels.overWhite(from[i + 2] & 0xff, alpha);
      to[o + 1] = (byte) PngPixels.overWhite(from[i + 1] & 0xff, alpha);
      to[o + 2] = (byte) PngPixels.overWhite(from[i] & 0xff, alpha);
    }
  }

  private static String firstLine(RuntimeException refused) {
    return String.valueOf(refused.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
