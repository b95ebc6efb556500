package io.sparkvae.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Writes the photos of a folder anew at quality 90, in each of the five ways that decision 5 gives
 * figures for: {@code submit/benchmark.sh RewrittenPhotos FOLDER OUTPUT}.
 */
public final class RewrittenPhotos {

  private static final int QUALITY = 90;
  private static final int THUMBNAIL = 160;
  private static final int SMALLER = 1500;

  private final Path output;

  private RewrittenPhotos(Path output) {
    this.output = output;
  }

  public static void main(String[] arguments) throws IOException {
    RewrittenPhotos photos = new RewrittenPhotos(Path.of(arguments[1]));
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
      for (Path file : all) {
        photos.write(file);
      }
    }
  }

  private void write(Path file) throws IOException {
    String name = file.getFileName().toString();
    try (Mat photo = opencv_imgcodecs.imread(file.toString());
        Mat thumbnail = shrunk(photo, THUMBNAIL);
        Mat bars = withBars(thumbnail);
        Mat smaller = shrunk(photo, SMALLER)) {
      byte[] sequential = jpeg(photo, false);
      write("thumbnail", name, withThumbnail(sequential, jpeg(thumbnail, false)));
      write("bars", name, withThumbnail(sequential, jpeg(bars, false)));
      write("progressive", name, jpeg(photo, true));
      write("progressive-1500", name, jpeg(smaller, true));
      write("sequential-1500", name, jpeg(smaller, false));
    }
  }

  private void write(String way, String name, byte[] jpeg) throws IOException {
    Files.createDirectories(output.resolve(way));
    Files.write(output.resolve(way).resolve(name), jpeg);
  }

  /** The photo with so many pixels on its longer side. */
  private static Mat shrunk(Mat photo, int longer) {
    double factor = (double) longer / Math.max(photo.cols(), photo.rows());
    int width = (int) Math.round(photo.cols() * factor);
    int height = (int) Math.round(photo.rows() * factor);
    Mat small = new Mat();
    try (Size size = new Size(width, height)) {
      opencv_imgproc.resize(photo, small, size, 0, 0, opencv_imgproc.INTER_AREA);
    }
    return small;
  }

  /** The thumbnail in the middle of a black one of 4:3, as cameras write it. */
  private static Mat withBars(Mat thumbnail) {
    Mat canvas = Mat.zeros(THUMBNAIL * 3 / 4, THUMBNAIL, opencv_core.CV_8UC3).asMat();
    double factor = Math.min(1, (double) canvas.rows() / thumbnail.rows());
    int width = (int) Math.round(thumbnail.cols() * factor);
    int height = (int) Math.round(thumbnail.rows() * factor);
    int left = (canvas.cols() - width) / 2;
    int top = (canvas.rows() - height) / 2;
    try (Rect place = new Rect(left, top, width, height);
        Mat inside = new Mat(canvas, place);
        Size size = new Size(width, height)) {
      opencv_imgproc.resize(thumbnail, inside, size, 0, 0, opencv_imgproc.INTER_AREA);
    }
    return canvas;
  }

  private static byte[] jpeg(Mat raster, boolean progressive) {
    try (IntPointer parameters =
            new IntPointer(
                opencv_imgcodecs.IMWRITE_JPEG_QUALITY,
                QUALITY,
                opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE,
                progressive ? 1 : 0);
        BytePointer encoded = new BytePointer()) {
      opencv_imgcodecs.imencode(".jpg", raster, encoded, parameters);
      byte[] bytes = new byte[Math.toIntExact(encoded.limit())];
      encoded.get(bytes);
      return bytes;
    }
  }

  /** Puts an Exif block with the thumbnail behind the first marker (Exif 2.32, 4.5.2 and 4.6.2). */
  private static byte[] withThumbnail(byte[] jpeg, byte[] thumbnail) {
    ByteBuffer tiff = ByteBuffer.allocate(68).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put("II".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    tiff.putShort((short) 1);
    entry(tiff, 0x0112, 3, 1);
    tiff.putInt(26);
    tiff.putShort((short) 3);
    entry(tiff, 0x0103, 3, 6);
    entry(tiff, 0x0201, 4, tiff.capacity());
    entry(tiff, 0x0202, 4, thumbnail.length);
    tiff.putInt(0);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    int length = 2 + 6 + tiff.capacity() + thumbnail.length;
    file.write(jpeg, 0, 2);
    file.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, (byte) (length >> 8), (byte) length});
    file.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(tiff.array());
    file.writeBytes(thumbnail);
    file.write(jpeg, 2, jpeg.length - 2);
    return file.toByteArray();
  }

  /** One value that fits into its entry; type 3 is SHORT, 4 is LONG. */
  private static void entry(ByteBuffer tiff, int tag, int type, int value) {
    tiff.putShort((short) tag).putShort((short) type).putInt(1).putInt(value);
  }
}
