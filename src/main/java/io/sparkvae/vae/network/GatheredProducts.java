package io.sparkvae.vae.network;

import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One product on windows written out, {@code [S/2·S/2, 4·4·C]} for each image, cell after cell: for
 * maps of few channels, such as the pixels themselves. A few images are taken at a time, so that
 * their windows stay in the cache.
 */
final class GatheredProducts implements WindowProducts {

  /** Values of the windows that are worked on at once. */
  private static final int CACHED_VALUES = 1 << 16;

  private final Sizes sizes;
  private final SpaceToDepth layout;
  private final DataType dataType;
  private final int width;
  private final int group;
  private final int n;
  private final Taps taps;
  private final Taps slopes;
  private final Object map;
  private final Object packed;
  private final Object sums;
  private final Object window;
  private final Pointer windows;

  GatheredProducts(Sizes sizes, DataType dataType) {
    this.sizes = sizes;
    this.dataType = dataType;
    this.layout = new SpaceToDepth(sizes.side(), sizes.channels());
    this.n = sizes.outputs();
    this.taps = new Taps(sizes.channels(), n, dataType);
    this.slopes = new Taps(sizes.channels(), n, dataType);
    this.width = Taps.COUNT * layout.cellValues();
    this.group = Math.max(1, CACHED_VALUES / windowValues());
    this.map = Copies.array(dataType, layout.mapValues());
    this.packed = Copies.array(dataType, layout.cells() * layout.cellValues());
    this.sums = Copies.array(dataType, layout.cells() * layout.cellValues());
    this.window = Copies.array(dataType, windowValues());
    this.windows = Copies.zeros(dataType, (long) group * windowValues());
  }

  @Override
  public void down(INDArray large, INDArray weight, INDArray small) {
    taps.load(weight);
    Pointer target = Copies.pointer(small);
    forGroups(
        large,
        (from, count) -> {
          gather(large, from, count);
          descend(target, from, count);
        });
  }

  @Override
  public void up(INDArray small, INDArray weight, INDArray large) {
    taps.load(weight);
    Pointer source = Copies.pointer(small);
    forGroups(
        large,
        (from, count) -> {
          source.position((long) from * sizes.smallValues());
          SingleProducts.Form form =
              new SingleProducts.Form(false, true, rows(count), width, n, n, n);
          Gemm.multiply(dataType, form, source, taps.all(), 0, windows.position(0));
          scatter(large, from, count);
        });
  }

  @Override
  public void gradient(INDArray large, INDArray small, INDArray gradient) {
    Pointer slope = Copies.pointer(small);
    forGroups(
        large,
        (from, count) -> {
          gather(large, from, count);
          addGradient(slope, from, count);
        });
    slopes.store(gradient);
  }

  @Override
  public void gradientAndDown(Descent descent, INDArray small, INDArray gradient) {
    taps.load(descent.weight());
    Pointer slope = Copies.pointer(small);
    Pointer target = Copies.pointer(descent.small());
    forGroups(
        descent.large(),
        (from, count) -> {
          gather(descent.large(), from, count);
          addGradient(slope, from, count);
          descend(target, from, count);
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

  private void descend(Pointer small, int from, int count) {
    SingleProducts.Form form =
        new SingleProducts.Form(false, false, rows(count), n, width, width, n);
    Pointer target = small.position((long) from * sizes.smallValues());
    Gemm.multiply(dataType, form, windows.position(0), taps.all(), 0, target);
  }

  private void addGradient(Pointer small, int from, int count) {
    SingleProducts.Form form =
        new SingleProducts.Form(true, false, width, n, rows(count), width, n);
    Pointer slope = small.position((long) from * sizes.smallValues());
    int keep = from == 0 ? 0 : 1;
    Gemm.multiply(dataType, form, windows.position(0), slope, keep, slopes.all());
  }

  private int rows(int images) {
    return images * sizes.smallPixels();
  }

  private int windowValues() {
    return sizes.smallPixels() * width;
  }

  private void gather(INDArray large, int from, int count) {
    Pointer source = Copies.pointer(large);
    int values = layout.mapValues();
    int pair = 2 * layout.cellValues();
    for (int i = 0; i < count; i++) {
      Copies.read(source, (long) (from + i) * values, map, values);
      layout.pack(map, packed);
      for (int pixel = 0; pixel < sizes.smallPixels(); pixel++) {
        System.arraycopy(packed, upper(pixel), window, pixel * width, pair);
        System.arraycopy(packed, lower(pixel), window, pixel * width + pair, pair);
      }
      Copies.write(window, windowValues(), windows, (long) i * windowValues());
    }
  }

  private void scatter(INDArray large, int from, int count) {
    Pointer target = Copies.pointer(large);
    int values = layout.mapValues();
    for (int i = 0; i < count; i++) {
      Copies.read(windows, (long) i * windowValues(), window, windowValues());
      if (sums instanceof float[] single) {
        add((float[]) window, single);
      } else {
        add((double[]) window, (double[]) sums);
      }
      layout.unpack(sums, map);
      Copies.write(map, values, target, (long) (from + i) * values);
    }
  }

  private void add(float[] from, float[] cells) {
    Arrays.fill(cells, 0);
    int pair = 2 * layout.cellValues();
    for (int pixel = 0; pixel < sizes.smallPixels(); pixel++) {
      add(from, pixel * width, cells, upper(pixel), pair);
      add(from, pixel * width + pair, cells, lower(pixel), pair);
    }
  }

  private static void add(float[] from, int at, float[] to, int begin, int count) {
    for (int i = 0; i < count; i++) {
      to[begin + i] += from[at + i];
    }
  }

  private void add(double[] from, double[] cells) {
    Arrays.fill(cells, 0);
    int pair = 2 * layout.cellValues();
    for (int pixel = 0; pixel < sizes.smallPixels(); pixel++) {
      for (int i = 0; i < pair; i++) {
        cells[upper(pixel) + i] += from[pixel * width + i];
        cells[lower(pixel) + i] += from[pixel * width + pair + i];
      }
    }
  }

  /** Where the upper two cells of a pixel's window begin. */
  private int upper(int pixel) {
    int half = sizes.side() / 2;
    return (pixel / half * layout.grid() + pixel % half) * layout.cellValues();
  }

  private int lower(int pixel) {
    return upper(pixel) + layout.grid() * layout.cellValues();
  }
}
