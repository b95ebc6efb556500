package io.sparkvae.image;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The rows of a decoded raster, copied out of native memory some at a time: a call for every row
 * takes as long as the copy itself.
 */
final class RasterBands implements AutoCloseable {

  /** Bytes of one copy, which stay in the processor's first caches. */
  private static final int BAND = 32 << 10;

  private final BytePointer data;
  private final int step;
  private final int height;
  private final int most;
  private final byte[] bytes;
  private int first;
  private int rows;
  private int begin;

  /** Borrows the raster, whose rows follow each other without a gap. */
  RasterBands(Mat raster) {
    data = raster.data();
    height = raster.rows();
    step = Math.toIntExact(raster.cols() * raster.elemSize());
    if (!raster.isContinuous()) {
      throw new IllegalArgumentException("there are gaps between the rows of this raster");
    }
    most = Math.max(1, Math.min(height, BAND / step));
    bytes = new byte[most * step];
  }

  /** Finds a row; rows are asked for from the top down. */
  void seek(int row) {
    if (row >= first + rows) {
      first = row;
      rows = Math.min(most, height - row);
      data.position((long) first * step).get(bytes, 0, rows * step);
    }
    begin = (row - first) * step;
  }

  /** The array that holds the row; lent until the next one is sought. */
  byte[] bytes() {
    return bytes;
  }

  /** Where the row begins in it. */
  int begin() {
    return begin;
  }

  /** Where the row ends in it. */
  int end() {
    return begin + step;
  }

  @Override
  public void close() {
    data.close();
  }
}
