package io.sparkvae.vae.network;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The windows that a 4x4 convolution of stride 2 and padding 1 sees of a feature map, as the rows
 * of a matrix, so that the convolution becomes a matrix product. A map is {@code [H, W, C]} with H
 * = W = side; its windows are {@code [side/2 · side/2, 4·4·C]}, and C·4 values of each lie side by
 * side in the map. A few images are taken at a time, so that their windows stay in the cache.
 */
final class Windows {

  private static final int KERNEL = StridedConvolution.KERNEL;

  /** Values of the window matrix held at once: 1 MiB in single precision. */
  private static final int CACHED_VALUES = 1 << 18;

  private final int side;
  private final int channels;
  private final DataType dataType;
  private final int group;
  private final Object map;
  private final Object window;
  private final INDArray matrix;

  Windows(int side, int channels, DataType dataType) {
    this.side = side;
    this.channels = channels;
    this.dataType = dataType;
    int values = rows() * width();
    this.group = Math.max(1, CACHED_VALUES / values);
    this.map = array(side * side * channels);
    this.window = array(values);
    this.matrix = Detached.array(dataType, (long) group * rows(), width());
  }

  /** Windows of one image. */
  int rows() {
    return side / 2 * (side / 2);
  }

  /** Values of one window. */
  int width() {
    return KERNEL * KERNEL * channels;
  }

  /** How many images are taken at a time. */
  int group() {
    return group;
  }

  /** The matrix for the windows of that many images, {@code [images·rows, width]}; lent. */
  INDArray matrix(int images) {
    return matrix.get(NDArrayIndex.interval(0, (long) images * rows()), NDArrayIndex.all());
  }

  /** Rows of a batch of small maps or windows that belong to images {@code from} to {@code to}. */
  INDArray images(INDArray batch, int from, int to) {
    return batch.get(
        NDArrayIndex.interval((long) from * rows(), (long) to * rows()), NDArrayIndex.all());
  }

  /** Fills the matrix with the windows of images {@code from} to {@code to} of a batch of maps. */
  void gather(INDArray maps, int from, int to) {
    for (int image = from; image < to; image++) {
      read(maps, (long) image * length(map), map);
      gatherOne();
      write(matrix, (long) (image - from) * length(window), window);
    }
  }

  /**
   * Adds the windows in the matrix up into images {@code from} to {@code to} of a batch of maps,
   * each pixel beginning at its channel's bias: the transpose of {@link #gather}.
   */
  void scatter(INDArray maps, int from, int to, double[] bias) {
    for (int image = from; image < to; image++) {
      read(matrix, (long) (image - from) * length(window), window);
      begin(bias);
      if (map instanceof float[] pixels) {
        scatterOne(pixels, (float[]) window);
      } else {
        scatterOne((double[]) map, (double[]) window);
      }
      write(maps, (long) image * length(map), map);
    }
  }

  /** Sets every pixel to its channel's bias: the first one by hand, the others by copying. */
  private void begin(double[] bias) {
    for (int c = 0; c < channels; c++) {
      if (map instanceof float[] pixels) {
        pixels[c] = (float) bias[c];
      } else {
        ((double[]) map)[c] = bias[c];
      }
    }
    int length = length(map);
    for (int done = channels; done < length; done *= 2) {
      System.arraycopy(map, 0, map, done, Math.min(done, length - done));
    }
  }

  /** A stretch of a window row that lies within the map. */
  private interface Stretch {
    void at(int inMap, int inWindow, int values);
  }

  private void stretches(Stretch stretch, Stretch outside) {
    int half = side / 2;
    int line = KERNEL * channels;
    for (int place = 0; place < half * half; place++) {
      int left = 2 * (place % half) - 1;
      int first = Math.max(left, 0);
      int values = (Math.min(left + KERNEL, side) - first) * channels;
      for (int k = 0; k < KERNEL; k++) {
        int y = 2 * (place / half) - 1 + k;
        int at = place * width() + k * line;
        if (y < 0 || y >= side) {
          outside.at(0, at, line);
          continue;
        }
        int lead = (first - left) * channels;
        outside.at(0, at, lead);
        stretch.at((y * side + first) * channels, at + lead, values);
        outside.at(0, at + lead + values, line - lead - values);
      }
    }
  }

  private void gatherOne() {
    Object blank = array(KERNEL * channels);
    stretches(
        (inMap, inWindow, values) -> System.arraycopy(map, inMap, window, inWindow, values),
        (none, inWindow, values) -> System.arraycopy(blank, 0, window, inWindow, values));
  }

  /** Without {@link #stretches}: of three channels, a stretch is shorter than a call is long. */
  private void scatterOne(float[] pixels, float[] windows) {
    int half = side / 2;
    int line = KERNEL * channels;
    for (int row = 0; row < half; row++) {
      for (int k = 0; k < KERNEL; k++) {
        int y = 2 * row - 1 + k;
        if (y >= 0 && y < side) {
          addLines(pixels, y * side * channels, windows, row * half * width() + k * line);
        }
      }
    }
  }

  /** Adds one line of each window of a row of windows into one row of the map. */
  private void addLines(float[] pixels, int rowStart, float[] windows, int lineStart) {
    int half = side / 2;
    int line = KERNEL * channels;
    int step = width();
    for (int column = 0; column < half; column++) {
      int skipped = column == 0 ? channels : 0;
      int values = column == half - 1 ? line - channels : line;
      int to = rowStart + (2 * column - 1) * channels;
      int from = lineStart + column * step;
      for (int i = skipped; i < values; i++) {
        pixels[to + i] += windows[from + i];
      }
    }
  }

  private void scatterOne(double[] pixels, double[] windows) {
    stretches(
        (inMap, inWindow, values) -> {
          for (int i = 0; i < values; i++) {
            pixels[inMap + i] += windows[inWindow + i];
          }
        },
        (none, inWindow, values) -> {});
  }

  private Object array(int length) {
    return dataType == DataType.FLOAT ? new float[length] : new double[length];
  }

  private static int length(Object array) {
    return array instanceof float[] floats ? floats.length : ((double[]) array).length;
  }

  private static void read(INDArray from, long offset, Object to) {
    if (to instanceof float[] floats) {
      ((FloatPointer) from.data().addressPointer()).position(offset).get(floats);
    } else {
      ((DoublePointer) from.data().addressPointer()).position(offset).get((double[]) to);
    }
  }

  private static void write(INDArray to, long offset, Object from) {
    if (from instanceof float[] floats) {
      ((FloatPointer) to.data().addressPointer()).position(offset).put(floats);
    } else {
      ((DoublePointer) to.data().addressPointer()).position(offset).put((double[]) from);
    }
  }
}
