package io.sparkvae.vae.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.vae.kernel.WindowMaps.Operands;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Products and oneDNN's kernels against the convolution's definition, loop by loop. */
class WindowMapsTest {

  /** More images than a group of either kind takes at this size, and no multiple of it. */
  private static final int IMAGES = 41;

  private static final int SIDE = 32;
  private static final int OUTPUTS = 5;

  private static Stream<Case> everyWay() {
    return Stream.of(3, 8)
        .map(channels -> new MapSizes(SIDE, channels, OUTPUTS))
        .flatMap(
            sizes ->
                Stream.of(
                    new Case(sizes, products(sizes, new ShiftedProducts(sizes, DataType.FLOAT))),
                    new Case(sizes, products(sizes, new GatheredProducts(sizes, DataType.FLOAT))),
                    new Case(sizes, new DirectConvolution(sizes))));
  }

  private static WindowMaps products(MapSizes sizes, GroupProducts products) {
    return new WindowProducts(sizes, DataType.FLOAT, products);
  }

  /** One way, with maps and weights of its own. */
  private record Case(
      MapSizes sizes, WindowMaps maps, INDArray large, INDArray small, INDArray weight) {

    Case(MapSizes sizes, WindowMaps maps) {
      this(sizes, maps, drawnLarge(sizes), drawnSmall(), drawnWeight(sizes));
    }

    @Override
    public String toString() {
      return maps.getClass().getSimpleName() + " of " + sizes.channels() + " channels";
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void downIsTheConvolution(Case way) {
    INDArray result = drawnSmall();

    way.maps().convolve(way.large(), way.weight(), result);

    double[] expected = new double[Math.toIntExact(way.small().length())];
    double[] x = DoubleArrays.read(way.large());
    double[] w = DoubleArrays.read(way.weight());
    forEveryTap(
        way.sizes(), (inLarge, inSmall, inWeight) -> expected[inSmall] += x[inLarge] * w[inWeight]);
    close(result, expected);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void upIsTheTransposedConvolution(Case way) {
    INDArray result = drawnLarge(way.sizes());

    way.maps().transposedConvolve(way.small(), way.weight(), result);

    double[] expected = new double[Math.toIntExact(way.large().length())];
    double[] y = DoubleArrays.read(way.small());
    double[] w = DoubleArrays.read(way.weight());
    forEveryTap(
        way.sizes(), (inLarge, inSmall, inWeight) -> expected[inLarge] += y[inSmall] * w[inWeight]);
    close(result, expected);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void theGradientIsThatOfTheWeights(Case way) {
    INDArray result = drawnWeight(way.sizes());

    way.maps().gradient(way.large(), way.small(), result);

    close(result, expectedGradient(way));
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void bothAtOnceAreBothAlone(Case way) {
    INDArray alone = drawnSmall();
    INDArray together = drawnSmall();
    INDArray gradient = drawnWeight(way.sizes());

    way.maps().convolve(way.large(), way.weight(), alone);
    way.maps()
        .gradientAndConvolve(
            new Operands(way.large(), way.weight(), together), way.small(), gradient);

    assertThat(DoubleArrays.read(together)).isEqualTo(DoubleArrays.read(alone));
    close(gradient, expectedGradient(way));
  }

  @Test
  void kernelsMadeOnOneThreadRunOnAnother() throws InterruptedException {
    MapSizes sizes = new MapSizes(SIDE, 8, OUTPUTS);
    Case way = new Case(sizes, new DirectConvolution(sizes));
    INDArray first = drawnSmall();
    INDArray second = drawnSmall();
    Thread other = new Thread(() -> way.maps().convolve(way.large(), way.weight(), first));

    other.start();
    other.join();
    way.maps().convolve(way.large(), way.weight(), second);

    assertThat(DoubleArrays.read(second)).isEqualTo(DoubleArrays.read(first));
  }

  private static double[] expectedGradient(Case way) {
    double[] expected = new double[Math.toIntExact(way.weight().length())];
    double[] x = DoubleArrays.read(way.large());
    double[] y = DoubleArrays.read(way.small());
    forEveryTap(
        way.sizes(), (inLarge, inSmall, inWeight) -> expected[inWeight] += x[inLarge] * y[inSmall]);
    return expected;
  }

  private interface Tap {
    void at(int inLarge, int inSmall, int inWeight);
  }

  /** Kernel 4x4, stride 2, padding 1. */
  private static void forEveryTap(MapSizes sizes, Tap tap) {
    int channels = sizes.channels();
    int half = SIDE / 2;
    for (int place = 0; place < IMAGES * half * half; place++) {
      int image = place / (half * half);
      for (int window = 0; window < 16; window++) {
        int y = place / half % half * 2 - 1 + window / 4;
        int x = place % half * 2 - 1 + window % 4;
        if (y >= 0 && y < SIDE && x >= 0 && x < SIDE) {
          int pixel = ((image * SIDE + y) * SIDE + x) * channels;
          for (int c = 0; c < channels; c++) {
            for (int n = 0; n < OUTPUTS; n++) {
              tap.at(pixel + c, place * OUTPUTS + n, (window * channels + c) * OUTPUTS + n);
            }
          }
        }
      }
    }
  }

  private static void close(INDArray result, double[] expected) {
    double[] values = DoubleArrays.read(result);
    for (int i = 0; i < expected.length; i++) {
      assertThat(values[i]).as("value %d", i).isCloseTo(expected[i], within(5e-4));
    }
  }

  private static INDArray drawnLarge(MapSizes sizes) {
    return drawn(IMAGES, SIDE, SIDE, sizes.channels());
  }

  private static INDArray drawnSmall() {
    return drawn(IMAGES, SIDE / 2, SIDE / 2, OUTPUTS);
  }

  private static INDArray drawnWeight(MapSizes sizes) {
    return drawn(16L * sizes.channels(), OUTPUTS);
  }

  private static INDArray drawn(long... shape) {
    INDArray array = UnscopedArrays.array(DataType.FLOAT, shape);
    DoubleArrays.write(new SplittableRandom(1).doubles(array.length(), -1, 1).toArray(), array);
    return array;
  }
}
