package io.sparkvae.vae.network;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One product for each of the four cells of a window, on views of the same cells shifted against
 * each other, added up by BLAS. Small maps are widened to the cells' grid, so that all rows of a
 * view lie equally far apart; what the last row and column hold there counts for nothing.
 */
final class ShiftedProducts implements WindowProducts {

  /** Values of the cells that are worked on at once: they stay in the second-level cache. */
  private static final int CACHED_VALUES = 1 << 16;

  private final Sizes sizes;
  private final SpaceToDepth layout;
  private final DataType dataType;
  private final int cell;
  private final int n;
  private final int group;
  private final Taps taps;
  private final Taps slopes;
  private final Object map;
  private final Object packed;
  private final Object unpacked;
  private final Object small;
  private final Object widened;
  private final Object results;
  private final Pointer cells;
  private final Pointer sums;
  private final Pointer wide;

  ShiftedProducts(Sizes sizes, DataType dataType) {
    this.sizes = sizes;
    this.dataType = dataType;
    this.layout = new SpaceToDepth(sizes.side(), sizes.channels());
    this.taps = new Taps(sizes.channels(), sizes.outputs(), dataType);
    this.slopes = new Taps(sizes.channels(), sizes.outputs(), dataType);
    this.cell = layout.cellValues();
    this.n = sizes.outputs();
    this.group = Math.max(1, CACHED_VALUES / cellValues());
    this.map = Copies.array(dataType, layout.mapValues());
    this.packed = Copies.array(dataType, cellValues());
    this.unpacked = Copies.array(dataType, cellValues());
    this.small = Copies.array(dataType, sizes.smallValues());
    this.widened = Copies.array(dataType, wideValues());
    this.results = Copies.array(dataType, wideValues());
    // A view that is shifted furthest ends that many cells past the last map.
    long values = (long) group * cellValues() + shift(Taps.COUNT - 1);
    this.cells = Copies.zeros(dataType, values);
    this.sums = Copies.zeros(dataType, values);
    this.wide = Copies.zeros(dataType, (long) group * wideValues());
  }

  @Override
  public void down(INDArray large, INDArray weight, INDArray smallMaps) {
    taps.load(weight);
    forGroups(
        large,
        (from, count) -> {
          pack(large, from, count);
          descend(smallMaps, from, count);
        });
  }

  @Override
  public void up(INDArray smallMaps, INDArray weight, INDArray large) {
    taps.load(weight);
    Pointer target = Copies.pointer(large);
    forGroups(
        large,
        (from, count) -> {
          widen(smallMaps, from, count);
          Copies.clear(sums, (long) rows(count) * cell + shift(Taps.COUNT - 1));
          SingleProducts.Form form =
              new SingleProducts.Form(false, true, rows(count), cell, n, n, n);
          for (int tap = 0; tap < Taps.COUNT; tap++) {
            Pointer view = sums.position(shift(tap));
            Gemm.multiply(dataType, form, wide.position(0), taps.tap(tap), 1, view);
          }
          for (int i = 0; i < count; i++) {
            Copies.read(sums, (long) i * cellValues(), unpacked, cellValues());
            layout.unpack(unpacked, map);
            Copies.write(map, layout.mapValues(), target, (long) (from + i) * layout.mapValues());
          }
        });
  }

  @Override
  public void gradient(INDArray large, INDArray smallMaps, INDArray gradient) {
    forGroups(
        large,
        (from, count) -> {
          pack(large, from, count);
          addGradient(smallMaps, from, count);
        });
    slopes.store(gradient);
  }

  @Override
  public void gradientAndDown(Descent descent, INDArray smallMaps, INDArray gradient) {
    taps.load(descent.weight());
    forGroups(
        descent.large(),
        (from, count) -> {
          pack(descent.large(), from, count);
          addGradient(smallMaps, from, count);
          descend(descent.small(), from, count);
        });
    slopes.store(gradient);
  }

  private interface GroupWork {
    void on(int from, int count);
  }

  private void forGroups(INDArray large, GroupWork work) {
    int images = Math.toIntExact(large.length() / layout.mapValues());
    for (int from = 0; from < images; from += group) {
      work.on(from, Math.min(group, images - from));
    }
  }

  private void descend(INDArray smallMaps, int from, int count) {
    SingleProducts.Form form = new SingleProducts.Form(false, false, rows(count), n, cell, cell, n);
    for (int tap = 0; tap < Taps.COUNT; tap++) {
      Pointer view = cells.position(shift(tap));
      Gemm.multiply(dataType, form, view, taps.tap(tap), tap == 0 ? 0 : 1, wide.position(0));
    }
    Pointer target = Copies.pointer(smallMaps);
    for (int i = 0; i < count; i++) {
      Copies.read(wide, (long) i * wideValues(), results, wideValues());
      narrow();
      Copies.write(small, sizes.smallValues(), target, (long) (from + i) * sizes.smallValues());
    }
  }

  private void addGradient(INDArray smallMaps, int from, int count) {
    widen(smallMaps, from, count);
    SingleProducts.Form form = new SingleProducts.Form(true, false, cell, n, rows(count), cell, n);
    for (int tap = 0; tap < Taps.COUNT; tap++) {
      Pointer view = cells.position(shift(tap));
      Gemm.multiply(dataType, form, view, wide.position(0), from == 0 ? 0 : 1, slopes.tap(tap));
    }
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

  private void pack(INDArray large, int from, int count) {
    Pointer source = Copies.pointer(large);
    for (int i = 0; i < count; i++) {
      Copies.read(source, (long) (from + i) * layout.mapValues(), map, layout.mapValues());
      layout.pack(map, packed);
      Copies.write(packed, cellValues(), cells, (long) i * cellValues());
    }
  }

  private void widen(INDArray smallMaps, int from, int count) {
    Pointer source = Copies.pointer(smallMaps);
    int line = sizes.side() / 2 * n;
    for (int i = 0; i < count; i++) {
      Copies.read(source, (long) (from + i) * sizes.smallValues(), small, sizes.smallValues());
      for (int y = 0; y < sizes.side() / 2; y++) {
        System.arraycopy(small, y * line, widened, y * (line + n), line);
      }
      Copies.write(widened, wideValues(), wide, (long) i * wideValues());
    }
  }

  private void narrow() {
    int line = sizes.side() / 2 * n;
    for (int y = 0; y < sizes.side() / 2; y++) {
      System.arraycopy(results, y * (line + n), small, y * line, line);
    }
  }
}
