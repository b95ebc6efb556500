package io.sparkvae.image.decode.opencv;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The rows of a decoded raster, copied out of native memory as words some at a time, for a call for
 * every row takes as long as the copy itself; or as bytes one by one. A word holds four samples,
 * the first in its lowest byte, as they lie in memory: ND4J has binaries for little-endian
 * processors alone.
 */
final class RasterBands implements AutoCloseable {

  /** Words of one copy, which stay in the processor's first caches. */
  private static final int BAND = 8 << 10;

  private final BytePointer bytes;
  private final IntPointer words;
  private final int height;
  private final int rowWords;
  private final int most;
  private final int[] band;
  private final byte[] row;
  private int first;
  private int rows;

  /** Borrows a raster whose rows begin whole words apart. */
  RasterBands(Mat raster) {
    int step = Math.toIntExact(raster.step());
    if (step % Integer.BYTES != 0) {
      throw new IllegalArgumentException("rows of %d bytes are not whole words".formatted(step));
    }
    bytes = raster.data();
    words = new IntPointer(bytes);
    height = raster.rows();
    rowWords = step / Integer.BYTES;
    most = Math.max(1, Math.min(height, BAND / rowWords));
    band = new int[most * rowWords];
    row = new byte[Math.toIntExact(raster.cols() * raster.elemSize())];
  }

  /** The word of {@link #words} in which a row begins; rows are asked for from the top down. */
  int seek(int wanted) {
    if (wanted >= first + rows) {
      first = wanted;
      rows = Math.min(most, height - wanted);
      words.position((long) wanted * rowWords).get(band, 0, rows * rowWords);
    }
    return (wanted - first) * rowWords;
  }

  /** The array in which a row was found; lent until the next one is sought. */
  int[] words() {
    return band;
  }

  /** The samples of one row; lent until the next one is asked for. */
  byte[] bytes(int wanted) {
    bytes.position((long) wanted * rowWords * Integer.BYTES).get(row);
    return row;
  }

  @Override
  public void close() {
    words.close();
    bytes.close();
  }
}
