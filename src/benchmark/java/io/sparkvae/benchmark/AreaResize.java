package io.sparkvae.benchmark;

import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** The resize of the loops that the encoder is compared with: OpenCV's area averaging. */
final class AreaResize {

  /** Pixels of both sides of the result. */
  static final int SIDE = 64;

  private AreaResize() {}

  /** Stretches a raster to {@link #SIDE} by {@link #SIDE} pixels. */
  static void apply(Mat raster, Mat small) {
    try (Size size = new Size(SIDE, SIDE)) {
      opencv_imgproc.resize(raster, small, size, 0, 0, opencv_imgproc.INTER_AREA);
    }
  }
}
