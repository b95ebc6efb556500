package io.sparkvae.image;

import java.awt.Color;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Lossless WebP files, which the JDK does not write. */
public final class WebpFixtures {

  private WebpFixtures() {}

  /** A square of one colour, with alpha where the colour has it. */
  public static byte[] flat(int side, Color colour) {
    Scalar scalar =
        new Scalar(colour.getBlue(), colour.getGreen(), colour.getRed(), colour.getAlpha());
    int type = colour.getAlpha() < 255 ? opencv_core.CV_8UC4 : opencv_core.CV_8UC3;
    // A quality above 100 is OpenCV's way to ask for lossless.
    try (Mat image = new Mat(side, side, type, scalar);
        BytePointer buffer = new BytePointer();
        IntPointer lossless = new IntPointer(opencv_imgcodecs.IMWRITE_WEBP_QUALITY, 101)) {
      if (!opencv_imgcodecs.imencode(".webp", image, buffer, lossless)) {
        throw new AssertionError("this OpenCV writes no WebP");
      }
      byte[] bytes = new byte[(int) buffer.limit()];
      buffer.get(bytes);
      return bytes;
    }
  }

  /** An animation of one frame, which lies at (left, top) on a larger canvas. */
  public static byte[] animated(byte[] still, int side, int left, int top, int canvas) {
    byte[] picture = Arrays.copyOfRange(still, 12, still.length);
    byte[] frame =
        Fixtures.concat(
            u24(left / 2), u24(top / 2), u24(side - 1), u24(side - 1), new byte[4], picture);
    byte[] chunks =
        Fixtures.concat(
            Fixtures.latin1("WEBP"),
            Fixtures.riffChunk(
                "VP8X",
                Fixtures.concat(new byte[] {0x12, 0, 0, 0}, u24(canvas - 1), u24(canvas - 1))),
            Fixtures.riffChunk("ANIM", new byte[6]),
            Fixtures.riffChunk("ANMF", frame));
    return Fixtures.riffChunk("RIFF", chunks);
  }

  /** The file with an Exif chunk at its end. */
  public static byte[] withExif(byte[] still, int side, int orientation) {
    byte[] chunks =
        Fixtures.concat(
            Fixtures.latin1("WEBP"),
            Fixtures.riffChunk(
                "VP8X", Fixtures.concat(new byte[] {0x08, 0, 0, 0}, u24(side - 1), u24(side - 1))),
            Arrays.copyOfRange(still, 12, still.length),
            Fixtures.riffChunk("EXIF", Fixtures.exif(orientation)));
    return Fixtures.riffChunk("RIFF", chunks);
  }

  private static byte[] u24(int value) {
    byte[] four = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    return Arrays.copyOf(four, 3);
  }
}
