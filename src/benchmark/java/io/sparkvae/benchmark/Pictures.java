package io.sparkvae.benchmark;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Pictures of a seed: soft shapes under grain, as many bytes in a JPEG as a photo of that size. */
final class Pictures {

  private static final int SHAPE = 48;
  private static final double GRAIN = 5;

  private Pictures() {}

  /**
   * An encoded picture.
   *
   * @param format the extension of its files, such as jpg
   */
  static byte[] encoded(String format, int width, int height, int seed) {
    try (Mat picture = painted(width, height, seed);
        BytePointer buffer = new BytePointer()) {
      if (!opencv_imgcodecs.imencode("." + format, picture, buffer)) {
        throw new IllegalArgumentException("OpenCV writes no " + format);
      }
      byte[] bytes = new byte[Math.toIntExact(buffer.limit())];
      buffer.get(bytes);
      return bytes;
    }
  }

  private static Mat painted(int width, int height, int seed) {
    opencv_core.setRNGSeed(seed);
    int type = opencv_core.CV_16SC3;
    Mat picture = new Mat();
    try (Mat shapes = new Mat(height / SHAPE + 2, width / SHAPE + 2, type);
        Mat soft = new Mat();
        Mat grain = new Mat(height, width, type);
        Mat none = new Mat(1, 1, opencv_core.CV_64F, Scalar.all(0));
        Mat white = new Mat(1, 1, opencv_core.CV_64F, Scalar.all(256));
        Mat deviation = new Mat(1, 1, opencv_core.CV_64F, Scalar.all(GRAIN));
        Size size = new Size(width, height)) {
      opencv_core.randu(shapes, none, white);
      opencv_imgproc.resize(shapes, soft, size, 0, 0, opencv_imgproc.INTER_CUBIC);
      opencv_core.randn(grain, none, deviation);
      opencv_core.add(soft, grain, soft);
      soft.convertTo(picture, opencv_core.CV_8UC3);
    }
    return picture;
  }
}
