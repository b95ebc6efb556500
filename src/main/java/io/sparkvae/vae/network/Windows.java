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
      if (map instanceof float[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
          pixels[i] = (float) bias[i % channels];
        }
        scatterOne(pixels, (float[]) window);
      } else {
        double[] pixels = (double[]) map;
        for (int i = 0; i < pixels.length; i++) {
          pixels[i] = bias[i % channels];
        }
        scatterOne(pixels, (double[]) window);
      }
      write(maps, (long) image * length(map), map);
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

  private void scatterOne(float[] pixels, float[] windows) {
    stretches(
        (inMap, inWindow, values) -> {
          for (int i = 0; i < values; i++) {
            pixels[inMap + i] += windows[inWindow + i];
          }
        },
        (none, inWindow, values) -> {});
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
