package io.sparkvae.image.decode.opencv;

import io.sparkvae.image.bytes.UnreadableException;
import io.sparkvae.image.resize.DownwardScaler;
import io.sparkvae.image.resize.OverWhite;
import io.sparkvae.image.resize.ResizeGeometry;
import java.util.Arrays;
import java.util.function.Consumer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * OpenCV's decoders, which run outside the JVM. What is handed to them has been walked through by a
 * header parser of ours first, because a crash in native code ends the executor.
 */
public final class NativeReader {

  private static final byte WHITE = (byte) 255;

  static {
    // One image per thread: a pool inside every call would fight with the tasks for the cores.
    opencv_core.setNumThreads(0);
  }

  /** The part of a canvas that a decoded raster covers. */
  public record Frame(int left, int top, int width, int height) {}

  /**
   * What the decoder is asked for.
   *
   * @param flags OpenCV's {@code IMREAD_} flags; the file's orientation is never applied by it
   * @param frame the raster that has to come out, and where it lies on the canvas
   * @param width of the canvas, which is white where the raster does not reach
   * @param height of the canvas
   * @param geometry of the canvas in the wanted shape
   * @param lastRow is shown the last row of the canvas, in grey or R, G, B
   */
  public record Request(
      int flags,
      Frame frame,
      int width,
      int height,
      ResizeGeometry geometry,
      Consumer<byte[]> lastRow) {

    private Order order(int channels) {
      if (channels == 1 || rgb()) {
        return Order.AS_WANTED;
      }
      return channels == 3 ? Order.BGR : Order.BGR_ALPHA;
    }

    /** All bits are set in IMREAD_UNCHANGED, which leaves the order alone. */
    private boolean rgb() {
      return !unchanged() && (flags & opencv_imgcodecs.IMREAD_COLOR_RGB) != 0;
    }

    private boolean unchanged() {
      return flags == opencv_imgcodecs.IMREAD_UNCHANGED;
    }

    /** Whether rows come out of the decoder just as the scaler takes them. */
    private boolean asWanted(int channels) {
      boolean whole = frame.equals(new Frame(0, 0, width, height));
      return whole && order(channels) == Order.AS_WANTED;
    }
  }

  /** How the samples of a decoded pixel lie. */
  private enum Order {
    AS_WANTED,
    BGR,
    BGR_ALPHA
  }

  private NativeReader() {}

  /** Decodes, and scales row by row, so that the raster is never copied whole. */
  public static byte[] read(BytePointer encoded, Request request) throws UnreadableException {
    int flags = request.flags() | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
    try (Mat input = new Mat(1, Math.toIntExact(encoded.limit()), opencv_core.CV_8UC1, encoded);
        Mat room = room(request);
        Mat wanted = room.colRange(0, request.frame().width());
        Mat raster = decode(input, flags, wanted)) {
      check(raster, request);
      return scale(raster, request);
    }
  }

  private static Mat decode(Mat input, int flags, Mat wanted) throws UnreadableException {
    try {
      return opencv_imgcodecs.imdecode(input, flags, wanted);
    } catch (RuntimeException refused) {
      throw reason(refused);
    }
  }

  /**
   * Room for the raster, its rows whole words apart. Where four channels come out the decoder makes
   * room of its own, and their rows are whole words anyway.
   */
  private static Mat room(Request request) throws UnreadableException {
    Frame frame = request.frame();
    int type = request.rgb() || request.unchanged() ? opencv_core.CV_8UC3 : opencv_core.CV_8UC1;
    try {
      return new Mat(frame.height(), (frame.width() + 3) / 4 * 4, type);
    } catch (RuntimeException refused) {
      throw reason(refused);
    }
  }

  private static void check(Mat raster, Request request) throws UnreadableException {
    if (raster.empty() || raster.depth() != opencv_core.CV_8U) {
      throw UnreadableException.corrupt("the decoder finds no picture in it");
    }
    Frame frame = request.frame();
    if (raster.cols() != frame.width() || raster.rows() != frame.height()) {
      throw UnreadableException.corrupt(
          "%dx%d pixels come out, not %dx%d"
              .formatted(raster.cols(), raster.rows(), frame.width(), frame.height()));
    }
  }

  private static byte[] scale(Mat raster, Request request) {
    int stored = raster.channels();
    int channels = stored == 1 ? 1 : 3;
    Frame frame = request.frame();
    DownwardScaler scaler =
        new DownwardScaler(request.geometry(), request.width(), request.height(), channels);
    boolean asWanted = request.asWanted(stored);
    byte[] row = new byte[request.width() * channels];
    try (RasterBands bands = new RasterBands(raster)) {
      for (int y = 0; y < request.height(); y++) {
        boolean last = y == request.height() - 1;
        if (asWanted && !last && scaler.takes(y)) {
          int from = bands.seek(y);
          scaler.add(y, bands.words(), from);
        } else if (last || scaler.takes(y)) {
          int inside = y - frame.top();
          if (inside >= 0 && inside < frame.height()) {
            lay(bands.bytes(inside), request.order(stored), row, frame.left() * channels);
          } else {
            Arrays.fill(row, WHITE);
          }
          scaler.add(y, row);
        }
      }
    }
    request.lastRow().accept(row);
    return scaler.finish();
  }

  /** Puts one row of the raster, as R, G, B over white or as grey, onto its row of the canvas. */
  private static void lay(byte[] from, Order order, byte[] row, int start) {
    Arrays.fill(row, 0, start, WHITE);
    int end =
        switch (order) {
          case AS_WANTED -> copy(from, row, start);
          case BGR -> reverse(from, row, start);
          case BGR_ALPHA -> overWhite(from, row, start);
        };
    Arrays.fill(row, end, row.length, WHITE);
  }

  private static int copy(byte[] from, byte[] row, int start) {
    System.arraycopy(from, 0, row, start, from.length);
    return start + from.length;
  }

  private static int reverse(byte[] from, byte[] row, int start) {
    int to = start;
    for (int i = 0; i < from.length; i += 3) {
      row[to++] = from[i + 2];
      row[to++] = from[i + 1];
      row[to++] = from[i];
    }
    return to;
  }

  private static int overWhite(byte[] from, byte[] row, int start) {
    int to = start;
    for (int i = 0; i < from.length; i += 4) {
      int alpha = from[i + 3] & 0xff;
      row[to++] = (byte) OverWhite.of(from[i + 2] & 0xff, alpha);
      row[to++] = (byte) OverWhite.of(from[i + 1] & 0xff, alpha);
      row[to++] = (byte) OverWhite.of(from[i] & 0xff, alpha);
    }
    return to;
  }

  /** JavaCPP wraps every C++ exception, cv::Exception included, in a plain RuntimeException. */
  static UnreadableException reason(RuntimeException refused) {
    String message = String.valueOf(refused.getMessage());
    // OpenCV's code for memory that runs out (StsNoMem).
    return message.contains("(-4:")
        ? UnreadableException.tooLarge("decoding needs more memory than there is")
        : UnreadableException.corrupt(
            "the decoder refuses it: " + message.lines().findFirst().orElse("no reason given"));
  }
}
