package io.sparkvae.image.decode.webp;

import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.bytes.UnreadableException;
import io.sparkvae.image.decode.opencv.NativeReader;
import io.sparkvae.image.resize.ResizeGeometry;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;

/** WebP pixels, the first frame of an animation, by way of OpenCV. */
public final class WebpReader {

  private WebpReader() {}

  public static byte[] read(WebpHeader header, ResizeGeometry geometry) throws UnreadableException {
    ImageHeader image = header.image();
    NativeReader.Request request =
        new NativeReader.Request(
            opencv_imgcodecs.IMREAD_UNCHANGED,
            header.frame(),
            image.width(),
            image.height(),
            geometry,
            row -> {});
    try (BytePointer input = new BytePointer(header.still())) {
      return NativeReader.read(input, request);
    }
  }
}
