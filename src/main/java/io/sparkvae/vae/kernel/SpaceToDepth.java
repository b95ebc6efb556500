package io.sparkvae.vae.kernel;

/**
 * A feature map laid out so that a 4x4 convolution of stride 2 and padding 1 reads whole cells. The
 * map {@code [S, S, C]}, one pixel of zeros around it, falls into {@code (S/2 + 1)²} cells of 2x2
 * pixels, {@code [S/2 + 1, S/2 + 1, 2·2·C]}; the window of output pixel (y, x) is the four cells
 * (y, x), (y, x+1), (y+1, x) and (y+1, x+1). Nothing is copied twice, where windows written out
 * would hold every pixel four times.
 */
final class SpaceToDepth {

  private final int side;
  private final int channels;
  private final int grid;

  /**
   * @param side S, even
   * @param channels C
   */
  SpaceToDepth(int side, int channels) {
    this.side = side;
    this.channels = channels;
    this.grid = side / 2 + 1;
  }

  /** Cells along one side. */
  int grid() {
    return grid;
  }

  /** Cells of one map. */
  int cells() {
    return grid * grid;
  }

  /** Values of one cell. */
  int cellValues() {
    return 4 * channels;
  }

  /** Values of one map. */
  int mapValues() {
    return side * side * channels;
  }

  /** Copies a map into its cells; values of the padding stay as they are. */
  void pack(Object map, Object cells) {
    stretches((inMap, inCells, values) -> System.arraycopy(map, inMap, cells, inCells, values));
  }

  /** Copies the cells' values back to the map; those of the padding are left out. */
  void unpack(Object cells, Object map) {
    stretches((inMap, inCells, values) -> System.arraycopy(cells, inCells, map, inMap, values));
  }

  /** Values that lie side by side in the map and in a cell. */
  private interface Stretch {
    void copy(int inMap, int inCells, int values);
  }

  private void stretches(Stretch stretch) {
    int pair = 2 * channels;
    for (int y = 0; y < side; y++) {
      int inMap = y * side * channels;
      int inCells = (y + 1) / 2 * grid * cellValues() + (y + 1) % 2 * pair;
      stretch.copy(inMap, inCells + channels, channels);
      for (int cell = 1; cell < grid - 1; cell++) {
        stretch.copy(inMap + cell * pair - channels, inCells + cell * cellValues(), pair);
      }
      stretch.copy(inMap + (side - 1) * channels, inCells + (grid - 1) * cellValues(), channels);
    }
  }
}
