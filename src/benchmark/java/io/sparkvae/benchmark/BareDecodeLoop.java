package io.sparkvae.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The least that turning photos into 64x64 pixels takes with OpenCV: file bytes from disk, {@code
 * imdecode} at the DCT scale that leaves at least twice the wanted side, area resize. No checks, no
 * hash, no orientation, no network, no table. JPEG files alone.
 *
 * <p>{@code submit/benchmark.sh BareDecodeLoop FOLDER THREADS PASSES}
 */
public final class BareDecodeLoop {

  private static final int[] DIVISORS = {8, 4, 2};
  private static final int[] FLAGS = {
    opencv_imgcodecs.IMREAD_REDUCED_COLOR_8,
    opencv_imgcodecs.IMREAD_REDUCED_COLOR_4,
    opencv_imgcodecs.IMREAD_REDUCED_COLOR_2
  };

  private BareDecodeLoop() {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    opencv_core.setNumThreads(0);
    PhotoPasses passes = PhotoPasses.over(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    passes.run(Integer.parseInt(arguments[2]), () -> BareDecodeLoop::decodeAll);
  }

  private static void decodeAll(List<Path> photos) throws IOException {
    for (Path photo : photos) {
      decode(Files.readAllBytes(photo));
    }
  }

  private static void decode(byte[] encoded) {
    try (BytePointer bytes = new BytePointer(encoded);
        Mat input = new Mat(1, encoded.length, opencv_core.CV_8UC1, bytes);
        Mat raster = opencv_imgcodecs.imdecode(input, flag(shorterSide(encoded)));
        Mat small = new Mat()) {
      AreaResize.apply(raster, small);
    }
  }

  private static int flag(int side) {
    for (int i = 0; i < DIVISORS.length; i++) {
      if (side / DIVISORS[i] >= 2 * AreaResize.SIDE) {
        return FLAGS[i];
      }
    }
    return opencv_imgcodecs.IMREAD_COLOR;
  }

  /** From the start-of-frame segment of a JPEG. */
  private static int shorterSide(byte[] jpeg) {
    int at = 2;
    while (!isFrame(u8(jpeg, at + 1))) {
      at += 2 + u16(jpeg, at + 2);
    }
    return Math.min(u16(jpeg, at + 5), u16(jpeg, at + 7));
  }

  private static boolean isFrame(int code) {
    return code >= 0xc0 && code <= 0xcf && code != 0xc4 && code != 0xc8 && code != 0xcc;
  }

  private static int u16(byte[] bytes, int at) {
    return u8(bytes, at) << 8 | u8(bytes, at + 1);
  }

  private static int u8(byte[] bytes, int at) {
    return bytes[at] & 0xff;
  }
}
