package io.sparkvae.image;

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

  private NativeReader() {}

  /** uint8 pixels as OpenCV lays them out: rows of B, G, R, of B, G, R, alpha, or of grey. */
  static final class Raster {
    private final int width;
    private final int height;
    private final int channels;
    private final byte[] values;

    /** Borrows the array. */
    Raster(int width, int height, int channels, byte[] values) {
      this.width = width;
      this.height = height;
      this.channels = channels;
      this.values = values;
    }

    int width() {
      return width;
    }

    int height() {
      return height;
    }

    int channels() {
      return channels;
    }

    /** Lent, not copied. */
    byte[] values() {
      return values;
    }
  }

  /** Decodes; the file's orientation is not applied. Closes neither argument. */
  static Raster decode(BytePointer encoded, int flags) throws UnreadableException {
    try (Mat input = new Mat(1, Math.toIntExact(encoded.limit()), opencv_core.CV_8UC1, encoded);
        Mat output =
            opencv_imgcodecs.imdecode(input, flags | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION)) {
      if (output.empty() || output.depth() != opencv_core.CV_8U) {
        throw UnreadableException.corrupt("the decoder finds no picture in it");
      }
      byte[] values = new byte[Math.multiplyExact((int) output.total(), (int) output.elemSize())];
      try (BytePointer data = output.data()) {
        data.get(values);
      }
      return new Raster(output.cols(), output.rows(), output.channels(), values);
    } catch (RuntimeException refused) {
      // JavaCPP wraps every C++ exception, cv::Exception included, in a plain RuntimeException.
      throw UnreadableException.corrupt("the decoder refuses it: " + firstLine(refused));
    }
  }

  private static String firstLine(RuntimeException refused) {
    return String.valueOf(refused.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
