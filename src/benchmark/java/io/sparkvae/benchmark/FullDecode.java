package io.sparkvae.benchmark;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** OpenCV's decoding of all pixels, stretched to a square by averaging areas. */
final class FullDecode {

  private FullDecode() {}

  /** uint8 in the order of rows, columns, B G R; orientation is applied. */
  static byte[] read(byte[] encoded, int side) {
    try (BytePointer bytes = new BytePointer(encoded);
        Mat input = new Mat(1, encoded.length, opencv_core.CV_8UC1, bytes);
        Mat raster = opencv_imgcodecs.imdecode(input, opencv_imgcodecs.IMREAD_COLOR);
        Mat small = new Mat();
        Size wanted = new Size(side, side)) {
      opencv_imgproc.resize(raster, small, wanted, 0, 0, opencv_imgproc.INTER_AREA);
      byte[] pixels = new byte[3 * side * side];
      try (BytePointer data = small.data()) {
        data.get(pixels);
      }
      return pixels;
    }
  }
}
