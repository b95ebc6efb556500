package io.sparkvae.vae.kernel;

import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One product on windows written out, {@code [S/2·S/2, 4·4·C]} for each image, cell after cell: for
 * maps of few channels, such as the pixels themselves.
 */
final class GatheredProducts implements GroupProducts {

  /** Values of the windows that are worked on at once. */
  private static final int CACHED_VALUES = 1 << 16;

  private final MapSizes sizes;
  private final SpaceToDepth layout;
  private final DataType dataType;
  private final int width;
  private final int group;
  private final int n;
  private final Object map;
  private final Object packed;
  private final Object sums;
  private final Object window;
  private final Pointer windows;

  GatheredProducts(MapSizes sizes, DataType dataType) {
    this.sizes = sizes;
    this.dataType = dataType;
    this.layout = new SpaceToDepth(sizes.side(), sizes.channels());
    this.n = sizes.outputs();
    this.width = ConvolutionWeights.COUNT * layout.cellValues();
    this.group = Math.max(1, CACHED_VALUES / windowValues());
    this.map = NativeCopies.array(dataType, layout.mapValues());
    this.packed = NativeCopies.array(dataType, layout.cells() * layout.cellValues());
    this.sums = NativeCopies.array(dataType, layout.cells() * layout.cellValues());
    this.window = NativeCopies.array(dataType, windowValues());
    this.windows = NativeCopies.zeros(dataType, (long) group * windowValues());
  }

  @Override
  public int largestGroup() {
    return group;
  }

  @Override
  public void prepare(INDArray large, Group images) {
    Pointer source = NativeCopies.pointer(large);
    int values = layout.mapValues();
    int pair = 2 * layout.cellValues();
    for (int i = 0; i < images.count(); i++) {
      NativeCopies.read(source, (long) (images.from() + i) * values, map, values);
      layout.pack(map, packed);
      for (int pixel = 0; pixel < sizes.smallPixels(); pixel++) {
        System.arraycopy(packed, upper(pixel), window, pixel * width, pair);
        System.arraycopy(packed, lower(pixel), window, pixel * width + pair, pair);
      }
      NativeCopies.write(window, windowValues(), windows, (long) i * windowValues());
    }
  }

  @Override
  public void convolve(ConvolutionWeights weight, INDArray small, Group images) {
    int rows = rows(images.count());
    SingleProducts.Form form = new SingleProducts.Form(false, false, rows, n, width, width, n);
    Gemm.multiply(dataType, form, windows.position(0), weight.all(), 0, first(small, images));
  }

  @Override
  public void transposedConvolve(
      INDArray small, ConvolutionWeights weight, INDArray large, Group images) {
    int rows = rows(images.count());
    SingleProducts.Form form = new SingleProducts.Form(false, true, rows, width, n, n, n);
    Gemm.multiply(dataType, form, first(small, images), weight.all(), 0, windows.position(0));
    scatter(large, images);
  }

  @Override
  public void gradient(INDArray small, ConvolutionWeights slope, Group images) {
    int rows = rows(images.count());
    int keep = images.from() == 0 ? 0 : 1;
    SingleProducts.Form form = new SingleProducts.Form(true, false, width, n, rows, width, n);
    Gemm.multiply(dataType, form, windows.position(0), first(small, images), keep, slope.all());
  }

  /** Where the small map of the first of these images begins. */
  private Pointer first(INDArray small, Group images) {
    return NativeCopies.pointer(small).position((long) images.from() * sizes.smallValues());
  }

  private int rows(int images) {
    return images * sizes.smallPixels();
  }

  private int windowValues() {
    return sizes.smallPixels() * width;
  }

  private void scatter(INDArray large, Group images) {
    Pointer target = NativeCopies.pointer(large);
    int values = layout.mapValues();
    for (int i = 0; i < images.count(); i++) {
      NativeCopies.read(windows, (long) i * windowValues(), window, windowValues());
      if (sums instanceof float[] single) {
        add((float[]) window, single);
      } else {
        add((double[]) window, (double[]) sums);
      }
      layout.unpack(sums, map);
      NativeCopies.write(map, values, target, (long) (images.from() + i) * values);
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
