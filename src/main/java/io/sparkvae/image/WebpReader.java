package io.sparkvae.image;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;

/** WebP pixels, the first frame of an animation, by way of OpenCV. */
final class WebpReader {

  private WebpReader() {}

  static byte[] read(WebpHeader header, Placement placement) throws UnreadableException {
    ImageHeader image = header.image();
    NativeReader.Request request =
        new NativeReader.Request(
            opencv_imgcodecs.IMREAD_UNCHANGED,
            header.frame(),
            image.width(),
            image.height(),
            placement,
            row -> {});
    try (BytePointer input = new BytePointer(header.still())) {
      return NativeReader.read(input, request);
    }
  }
}
