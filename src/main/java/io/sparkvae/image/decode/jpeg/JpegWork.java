package io.sparkvae.image.decode.jpeg;

import io.sparkvae.image.resize.ResizeGeometry;
import java.util.List;

/**
 * How one JPEG is decoded natively.
 *
 * @param geometry of the whole picture in the wanted shape
 * @param divisor 8, 4, 2 or 1: the picture is decoded at 1/divisor of its size
 * @param segments what the decoder is given of the file, in order
 * @param rows pixel rows that the decoder is told the picture has, counted before the division
 */
record JpegWork(ResizeGeometry geometry, int divisor, List<JpegHeader.Segment> segments, int rows) {

  /** All rows and all segments. */
  static JpegWork whole(JpegHeader header, ResizeGeometry geometry, int divisor) {
    return new JpegWork(geometry, divisor, header.segments(), header.image().height());
  }

  /**
   * The same without the rows below the last that the wanted shape takes from. It changes no pixel,
   * and is done where the decoder can stop in silence: libjpeg complains of data that it passes
   * over only at the next marker, which is why the end-of-image marker goes as well.
   */
  JpegWork withoutRowsBelow(JpegHeader header) {
    int unit = header.sampling().unitRows();
    int last = (int) Math.ceil(geometry.y().start() + geometry.y().length());
    // Where the picture grows, the last sample may take from one row more.
    int units = last / unit + 1 + (isSmoothed(header.sampling()) ? 1 : 0);
    boolean shorter = (long) units * unit < rows;
    return header.isUninterrupted() && shorter
        ? new JpegWork(geometry, divisor, segments.subList(0, segments.size() - 1), units * unit)
        : this;
  }

  /**
   * Whether colour of a lower resolution is interpolated from rows above and below. Where it has
   * half the resolution and the picture is reduced, libjpeg decodes it at twice the scale instead.
   */
  private boolean isSmoothed(JpegSampling sampling) {
    return !sampling.isHalved() || divisor == 1;
  }
}
