package io.sparkvae.image;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;

/** WebP pixels, the first frame of an animation, by way of OpenCV. */
final class WebpReader {

  private WebpReader() {}

  static byte[] read(byte[] encoded, ImageHeader header, Placement placement)
      throws UnreadableException {
    try (BytePointer input = new BytePointer(encoded)) {
      return NativeReader.read(
          input,
          new NativeReader.Request(
              opencv_imgcodecs.IMREAD_UNCHANGED,
              header.width(),
              header.height(),
              placement,
              row -> {}));
    }
  }
}
