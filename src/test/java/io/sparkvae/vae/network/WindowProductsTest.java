package io.sparkvae.vae.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.vae.network.WindowProducts.Descent;
import io.sparkvae.vae.network.WindowProducts.Sizes;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Products against the convolution's definition, loop by loop. */
class WindowProductsTest {

  /** More images than a group of either kind takes at this size, and no multiple of it. */
  private static final int IMAGES = 41;

  private static final int SIDE = 32;
  private static final int OUTPUTS = 5;

  private final SplittableRandom random = new SplittableRandom(1);

  static List<WindowProducts> bothWays() {
    Sizes sizes = new Sizes(SIDE, 3, OUTPUTS);
    return List.of(
        new WindowProducts(sizes, DataType.FLOAT, new ShiftedProducts(sizes, DataType.FLOAT)),
        new WindowProducts(sizes, DataType.FLOAT, new GatheredProducts(sizes, DataType.FLOAT)));
  }

  private final INDArray large = drawn(IMAGES, SIDE, SIDE, 3);
  private final INDArray small = drawn(IMAGES, SIDE / 2, SIDE / 2, OUTPUTS);
  private final INDArray weight = drawn(4 * 4 * 3, OUTPUTS);

  @ParameterizedTest
  @MethodSource("bothWays")
  void downIsTheConvolution(WindowProducts products) {
    INDArray result = drawn(IMAGES, SIDE / 2, SIDE / 2, OUTPUTS);

    products.down(large, weight, result);

    double[] expected = new double[Math.toIntExact(small.length())];
    double[] x = Latents.read(large);
    double[] w = Latents.read(weight);
    forEveryTap((inLarge, inSmall, inWeight) -> expected[inSmall] += x[inLarge] * w[inWeight]);
    close(result, expected);
  }

  @ParameterizedTest
  @MethodSource("bothWays")
  void upIsTheTransposedConvolution(WindowProducts products) {
    INDArray result = drawn(IMAGES, SIDE, SIDE, 3);

    products.up(small, weight, result);

    double[] expected = new double[Math.toIntExact(large.length())];
    double[] y = Latents.read(small);
    double[] w = Latents.read(weight);
    forEveryTap((inLarge, inSmall, inWeight) -> expected[inLarge] += y[inSmall] * w[inWeight]);
    close(result, expected);
  }

  @ParameterizedTest
  @MethodSource("bothWays")
  void theGradientIsThatOfTheWeights(WindowProducts products) {
    INDArray result = drawn(4 * 4 * 3, OUTPUTS);

    products.gradient(large, small, result);

    close(result, expectedGradient());
  }

  @ParameterizedTest
  @MethodSource("bothWays")
  void bothAtOnceAreBothAlone(WindowProducts products) {
    INDArray alone = drawn(IMAGES, SIDE / 2, SIDE / 2, OUTPUTS);
    INDArray together = drawn(IMAGES, SIDE / 2, SIDE / 2, OUTPUTS);
    INDArray gradient = drawn(4 * 4 * 3, OUTPUTS);

    products.down(large, weight, alone);
    products.gradientAndDown(new Descent(large, weight, together), small, gradient);

    assertThat(Latents.read(together)).isEqualTo(Latents.read(alone));
    close(gradient, expectedGradient());
  }

  private double[] expectedGradient() {
    double[] expected = new double[Math.toIntExact(weight.length())];
    double[] x = Latents.read(large);
    double[] y = Latents.read(small);
    forEveryTap((inLarge, inSmall, inWeight) -> expected[inWeight] += x[inLarge] * y[inSmall]);
    return expected;
  }

  private interface Tap {
    void at(int inLarge, int inSmall, int inWeight);
  }

  /** Kernel 4x4, stride 2, padding 1. */
  private static void forEveryTap(Tap tap) {
    int half = SIDE / 2;
    for (int place = 0; place < IMAGES * half * half; place++) {
      int image = place / (half * half);
      for (int window = 0; window < 16; window++) {
        int y = place / half % half * 2 - 1 + window / 4;
        int x = place % half * 2 - 1 + window % 4;
        if (y >= 0 && y < SIDE && x >= 0 && x < SIDE) {
          int pixel = ((image * SIDE + y) * SIDE + x) * 3;
          for (int c = 0; c < 3; c++) {
            for (int n = 0; n < OUTPUTS; n++) {
              tap.at(pixel + c, place * OUTPUTS + n, (window * 3 + c) * OUTPUTS + n);
            }
          }
        }
      }
    }
  }

  private static void close(INDArray result, double[] expected) {
    double[] values = Latents.read(result);
    for (int i = 0; i < expected.length; i++) {
      assertThat(values[i]).as("value %d", i).isCloseTo(expected[i], within(5e-4));
    }
  }

  private INDArray drawn(long... shape) {
    INDArray array = Detached.array(DataType.FLOAT, shape);
    Latents.write(random.doubles(array.length(), -1, 1).toArray(), array);
    return array;
  }
}
