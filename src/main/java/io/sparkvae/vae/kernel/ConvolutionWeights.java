package io.sparkvae.vae.kernel;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The weights of a 4x4 convolution in the order of {@link SpaceToDepth}'s cells: {@code [4, 2·2·C,
 * n]}, one matrix for each cell of a window, where the layer keeps them as {@code [4·4·C, n]}.
 */
final class ConvolutionWeights {

  static final int COUNT = 4;

  private final int channels;
  private final int outputs;
  private final Object byCell;
  private final Object byRow;
  private final Pointer matrix;

  /**
   * @param channels C, of the larger map
   * @param outputs n, channels of the smaller map
   */
  ConvolutionWeights(int channels, int outputs, DataType dataType) {
    this.channels = channels;
    this.outputs = outputs;
    this.byCell = NativeCopies.array(dataType, COUNT * tapValues());
    this.byRow = NativeCopies.array(dataType, COUNT * tapValues());
    this.matrix = NativeCopies.zeros(dataType, (long) COUNT * tapValues());
  }

  private int tapValues() {
    return 4 * channels * outputs;
  }

  /** All four, one below the other; lent until the next call. */
  Pointer all() {
    return matrix.position(0);
  }

  /** One of the four, {@code [2·2·C, n]}; lent until the next call. */
  Pointer tap(int index) {
    return matrix.position((long) index * tapValues());
  }

  /** Takes over a layer's weights. */
  void load(INDArray weight) {
    NativeCopies.read(NativeCopies.pointer(weight), 0, byRow, COUNT * tapValues());
    stretches(
        (inRows, inCells, values) -> System.arraycopy(byRow, inRows, byCell, inCells, values));
    NativeCopies.write(byCell, COUNT * tapValues(), matrix, 0);
  }

  /** Writes what the matrix holds in the order of a layer's weights. */
  void store(INDArray weight) {
    NativeCopies.read(matrix, 0, byCell, COUNT * tapValues());
    stretches(
        (inRows, inCells, values) -> System.arraycopy(byCell, inCells, byRow, inRows, values));
    NativeCopies.write(byRow, COUNT * tapValues(), NativeCopies.pointer(weight), 0);
  }

  private interface Stretch {
    void copy(int inRows, int inCells, int values);
  }

  /** Two neighbouring pixels of a window's row lie side by side in both orders. */
  private void stretches(Stretch stretch) {
    int pair = 2 * channels * outputs;
    for (int row = 0; row < 4; row++) {
      for (int right = 0; right < 2; right++) {
        int tap = row / 2 * 2 + right;
        stretch.copy((row * 2 + right) * pair, (tap * 2 + row % 2) * pair, pair);
      }
    }
  }
}
