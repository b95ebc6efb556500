package io.sparkvae.vae.kernel;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One product for each of the four cells of a window, on views of the same cells shifted against
 * each other, added up by BLAS. Small maps are widened to the cells' grid, so that all rows of a
 * view lie equally far apart; what the last row and column hold there counts for nothing.
 */
final class ShiftedProducts implements GroupProducts {

  /** Values of the cells that are worked on at once: they stay in the second-level cache. */
  private static final int CACHED_VALUES = 1 << 16;

  private final MapSizes sizes;
  private final SpaceToDepth layout;
  private final DataType dataType;
  private final int cell;
  private final int n;
  private final int group;
  private final Object map;
  private final Object packed;
  private final Object unpacked;
  private final Object small;
  private final Object widened;
  private final Object results;
  private final Pointer cells;
  private final Pointer sums;
  private final Pointer wide;

  ShiftedProducts(MapSizes sizes, DataType dataType) {
    this.sizes = sizes;
    this.dataType = dataType;
    this.layout = new SpaceToDepth(sizes.side(), sizes.channels());
    this.cell = layout.cellValues();
    this.n = sizes.outputs();
    this.group = Math.max(1, CACHED_VALUES / cellValues());
    this.map = NativeCopies.array(dataType, layout.mapValues());
    this.packed = NativeCopies.array(dataType, cellValues());
    this.unpacked = NativeCopies.array(dataType, cellValues());
    this.small = NativeCopies.array(dataType, sizes.smallValues());
    this.widened = NativeCopies.array(dataType, wideValues());
    this.results = NativeCopies.array(dataType, wideValues());
    // A view that is shifted furthest ends that many cells past the last map.
    long values = (long) group * cellValues() + shift(ConvolutionWeights.COUNT - 1);
    this.cells = NativeCopies.zeros(dataType, values);
    this.sums = NativeCopies.zeros(dataType, values);
    this.wide = NativeCopies.zeros(dataType, (long) group * wideValues());
  }

  @Override
  public int largestGroup() {
    return group;
  }

  @Override
  public void prepare(INDArray large, Group images) {
    Pointer source = NativeCopies.pointer(large);
    for (int i = 0; i < images.count(); i++) {
      NativeCopies.read(source, (long) (images.from() + i) * mapValues(), map, mapValues());
      layout.pack(map, packed);
      NativeCopies.write(packed, cellValues(), cells, (long) i * cellValues());
    }
  }

  @Override
  public void convolve(ConvolutionWeights weight, INDArray smallMaps, Group images) {
    int rows = rows(images.count());
    SingleProducts.Form form = new SingleProducts.Form(false, false, rows, n, cell, cell, n);
    for (int tap = 0; tap < ConvolutionWeights.COUNT; tap++) {
      Pointer view = cells.position(shift(tap));
      Gemm.multiply(dataType, form, view, weight.tap(tap), tap == 0 ? 0 : 1, wide.position(0));
    }
    Pointer target = NativeCopies.pointer(smallMaps);
    int values = sizes.smallValues();
    for (int i = 0; i < images.count(); i++) {
      NativeCopies.read(wide, (long) i * wideValues(), results, wideValues());
      narrow();
      NativeCopies.write(small, values, target, (long) (images.from() + i) * values);
    }
  }

  @Override
  public void transposedConvolve(
      INDArray smallMaps, ConvolutionWeights weight, INDArray large, Group images) {
    widen(smallMaps, images);
    int rows = rows(images.count());
    NativeCopies.clear(sums, (long) rows * cell + shift(ConvolutionWeights.COUNT - 1));
    SingleProducts.Form form = new SingleProducts.Form(false, true, rows, cell, n, n, n);
    for (int tap = 0; tap < ConvolutionWeights.COUNT; tap++) {
      Pointer view = sums.position(shift(tap));
      Gemm.multiply(dataType, form, wide.position(0), weight.tap(tap), 1, view);
    }
    Pointer target = NativeCopies.pointer(large);
    for (int i = 0; i < images.count(); i++) {
      NativeCopies.read(sums, (long) i * cellValues(), unpacked, cellValues());
      layout.unpack(unpacked, map);
      NativeCopies.write(map, mapValues(), target, (long) (images.from() + i) * mapValues());
    }
  }

  @Override
  public void gradient(INDArray smallMaps, ConvolutionWeights slope, Group images) {
    widen(smallMaps, images);
    int rows = rows(images.count());
    int keep = images.from() == 0 ? 0 : 1;
    SingleProducts.Form form = new SingleProducts.Form(true, false, cell, n, rows, cell, n);
    for (int tap = 0; tap < ConvolutionWeights.COUNT; tap++) {
      Pointer view = cells.position(shift(tap));
      Gemm.multiply(dataType, form, view, wide.position(0), keep, slope.tap(tap));
    }
  }

  private int mapValues() {
    return layout.mapValues();
  }

  private int cellValues() {
    return layout.cells() * cell;
  }

  private int wideValues() {
    return layout.cells() * n;
  }

  /** Values from a window's first cell to the one that this tap looks at. */
  private long shift(int tap) {
    return (long) (tap / 2 * layout.grid() + tap % 2) * cell;
  }

  private int rows(int images) {
    return images * layout.cells();
  }

  private void widen(INDArray smallMaps, Group images) {
    Pointer source = NativeCopies.pointer(smallMaps);
    int line = sizes.side() / 2 * n;
    int values = sizes.smallValues();
    for (int i = 0; i < images.count(); i++) {
      NativeCopies.read(source, (long) (images.from() + i) * values, small, values);
      for (int y = 0; y < sizes.side() / 2; y++) {
        System.arraycopy(small, y * line, widened, y * (line + n), line);
      }
      NativeCopies.write(widened, wideValues(), wide, (long) i * wideValues());
    }
  }

  private void narrow() {
    int line = sizes.side() / 2 * n;
    for (int y = 0; y < sizes.side() / 2; y++) {
      System.arraycopy(results, y * (line + n), small, y * line, line);
    }
  }
}
