package io.sparkvae.image.decode.jpeg;

import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.bytes.Deadline;
import io.sparkvae.image.bytes.UnreadableException;
import io.sparkvae.image.decode.opencv.NativeReader;
import io.sparkvae.image.resize.ResizeGeometry;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;

/**
 * JPEG pixels by way of OpenCV, decoded at the smallest DCT scale (1/8, 1/4, 1/2) at which the
 * picture still covers twice the wanted shape, then averaged down to it. Scans of a progressive
 * file that change no pixel at that scale are left out.
 */
public final class JpegReader {

  private static final int[] DIVISORS = {8, 4, 2};

  /**
   * Decoded samples for each wanted one, per axis. At 1 the result is visibly softer than that of a
   * full decode; at 2 it is as good as the same.
   */
  static final int EXACT_MARGIN = 2;

  /** Pixels up to which CMYK is decoded whole: its conversion to R, G, B does not commute. */
  private static final long WHOLE_CMYK = 1L << 24;

  private JpegReader() {}

  /**
   * Whether the native decoder takes this kind of JPEG. Four components are CMYK with the inks
   * inverted, with or without Adobe's segment, as every other reader has it.
   */
  public static boolean takes(JpegHeader header) {
    boolean colours = header.components() != 2 && header.components() <= 4;
    return header.process() <= 2 && header.precision() == 8 && colours;
  }

  public static byte[] read(
      byte[] encoded, JpegHeader header, ResizeGeometry geometry, Deadline deadline)
      throws UnreadableException {
    int divisor = divisor(header, geometry, EXACT_MARGIN);
    JpegWork work = JpegWork.whole(header, geometry, divisor);
    return header.isProgressive() && divisor == 8
        ? readScans(FirstScans.exact(encoded, work), header, work, deadline)
        : read(encoded, header, work, deadline);
  }

  /** Reads a stream of some of a file's scans. */
  static byte[] readScans(byte[] stream, JpegHeader header, JpegWork work, Deadline deadline)
      throws UnreadableException {
    List<JpegHeader.Segment> all = List.of(new JpegHeader.Segment(0, stream.length));
    JpegWork some = new JpegWork(work.geometry(), work.divisor(), all, work.rows());
    return decode(stream, header, some, deadline);
  }

  /** Reads a file, except rows below the last that the wanted shape takes from. */
  static byte[] read(byte[] encoded, JpegHeader header, JpegWork whole, Deadline deadline)
      throws UnreadableException {
    JpegWork upper = whole.withoutRowsBelow(header);
    if (upper.rows() < whole.rows()) {
      try {
        return decode(encoded, header, upper, deadline);
      } catch (UnreadableException refused) {
        // Without its end a file whose data end early is refused: the whole of it tells what it is.
      }
    }
    return decode(encoded, header, whole, deadline);
  }

  /** Decodes the segments and rows that the work names. */
  static byte[] decode(byte[] encoded, JpegHeader header, JpegWork work, Deadline deadline)
      throws UnreadableException {
    JpegTail tail = new JpegTail();
    NativeReader.Request request = request(header, work, tail);
    byte[] values;
    int length = work.segments().stream().mapToInt(JpegHeader.Segment::length).sum();
    try (BytePointer input = new BytePointer((long) length)) {
      int at = 0;
      for (JpegHeader.Segment segment : work.segments()) {
        input.position(at).put(encoded, segment.from(), segment.length());
        if (header.isFrame(segment)) {
          writeHeight(input, at, work.rows());
        }
        at += segment.length();
      }
      values = NativeReader.read(input.position(0).limit(length), request);
    }
    tail.check(encoded, header.image(), deadline);
    return values;
  }

  /** Behind the marker, the length and the precision of a frame header (ITU-T T.81, B.2.2). */
  private static void writeHeight(BytePointer input, int frame, int rows) {
    input.position(frame + 5L).put((byte) (rows >> 8)).position(frame + 6L).put((byte) rows);
  }

  private static NativeReader.Request request(JpegHeader header, JpegWork work, JpegTail tail) {
    ImageHeader image = header.image();
    int divisor = work.divisor();
    ResizeGeometry geometry = work.geometry();
    boolean luma = geometry.target().channels() == 1 && header.components() == 3;
    boolean grey = header.components() == 1 || luma;
    int width = (image.width() + divisor - 1) / divisor;
    int height = (work.rows() + divisor - 1) / divisor;
    return new NativeReader.Request(
        flags(divisor, grey),
        new NativeReader.Frame(0, 0, width, height),
        width,
        height,
        geometry.reducedBy(divisor),
        tail);
  }

  /**
   * The largest divisor that leaves enough samples on both axes.
   *
   * @param margin decoded samples for each wanted one, at least
   */
  static int divisor(JpegHeader header, ResizeGeometry geometry, int margin) {
    ImageHeader image = header.image();
    if (header.components() == 4 && (long) image.width() * image.height() <= WHOLE_CMYK) {
      return 1;
    }
    for (int divisor : DIVISORS) {
      if (geometry.covers((double) divisor * margin)) {
        return divisor;
      }
    }
    return 1;
  }

  /** OpenCV's flags; the names of its constants for reduced colour know B, G, R only. */
  private static int flags(int divisor, boolean grey) {
    int reduced =
        switch (divisor) {
          case 8 -> opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_8;
          case 4 -> opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_4;
          case 2 -> opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_2;
          default -> opencv_imgcodecs.IMREAD_GRAYSCALE;
        };
    return grey ? reduced : reduced | opencv_imgcodecs.IMREAD_COLOR_RGB;
  }
}
