package io.sparkvae.vae.kernel.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sparkvae.vae.kernel.DoubleArrays;
import io.sparkvae.vae.kernel.onednn.Addends;
import io.sparkvae.vae.kernel.onednn.Bfloat16;
import io.sparkvae.vae.kernel.onednn.ConvolutionShape;
import io.sparkvae.vae.kernel.onednn.OneDnn;
import io.sparkvae.vae.spec.Precision;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Loops against the convolution's definition and against one another; oneDNN against loops. */
class ConvolutionTest {

  private static final int IMAGES = 3;

  private static Stream<ConvolutionShape> shapes() {
    return Stream.of(
        new ConvolutionShape(6, 10, 3, 5, 4, 2, 1),
        new ConvolutionShape(8, 6, 16, 32, 3, 2, 1),
        new ConvolutionShape(5, 7, 8, 8, 3, 1, 1),
        new ConvolutionShape(2, 1, 24, 16, 3, 1, 1),
        new ConvolutionShape(4, 4, 7, 9, 1, 1, 0),
        new ConvolutionShape(16, 8, 1, 8, 4, 2, 1));
  }

  /** Arrays of one shape in double precision. */
  private record Arrays(
      INDArray large, INDArray weight, INDArray small, INDArray bias, INDArray maps) {

    static Arrays of(ConvolutionShape shape) {
      return new Arrays(
          maps(1, shape.height(), shape.width(), shape.channels()),
          DrawnMaps.array(DataType.DOUBLE, 2, shape.windowValues(), shape.outputs()),
          maps(3, shape.smallHeight(), shape.smallWidth(), shape.outputs()),
          DrawnMaps.array(DataType.DOUBLE, 4, shape.outputs()),
          maps(5, shape.smallHeight(), shape.smallWidth(), shape.outputs()));
    }

    private static INDArray maps(int seed, int height, int width, int channels) {
      return DrawnMaps.array(DataType.DOUBLE, seed, IMAGES, height, width, channels);
    }

    Arrays single() {
      return new Arrays(
          DrawnMaps.single(large),
          DrawnMaps.single(weight),
          DrawnMaps.single(small),
          DrawnMaps.single(bias),
          DrawnMaps.single(maps));
    }

    /** A convolution that has taken these maps over. */
    Convolution load(Convolution convolution) {
      convolution.loadLarge(large);
      convolution.loadSmall(small);
      return convolution;
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void loopsComputeTheDefinition(ConvolutionShape shape) {
    Arrays arrays = Arrays.of(shape);
    INDArray expected = arrays.small().dup('c');
    INDArray result = arrays.small().dup('c');
    for (int image = 0; image < IMAGES; image++) {
      for (int y = 0; y < shape.smallHeight(); y++) {
        for (int x = 0; x < shape.smallWidth(); x++) {
          for (int n = 0; n < shape.outputs(); n++) {
            expected.putScalar(new int[] {image, y, x, n}, value(shape, arrays, image, y, x, n));
          }
        }
      }
    }

    arrays
        .load(new LoopConvolution(shape))
        .convolve(arrays.weight(), result, new Addends(arrays.bias(), arrays.maps()));

    close(result, DoubleArrays.read(expected), 1e-12);
  }

  private static double value(
      ConvolutionShape shape, Arrays arrays, int image, int y, int x, int n) {
    double sum = arrays.bias().getDouble(n) + arrays.maps().getDouble(image, y, x, n);
    for (int row = 0; row < shape.window(); row++) {
      for (int column = 0; column < shape.window(); column++) {
        int top = y * shape.stride() - shape.padding() + row;
        int left = x * shape.stride() - shape.padding() + column;
        if (top >= 0 && top < shape.height() && left >= 0 && left < shape.width()) {
          for (int c = 0; c < shape.channels(); c++) {
            int at = (row * shape.window() + column) * shape.channels() + c;
            sum += arrays.large().getDouble(image, top, left, c) * arrays.weight().getDouble(at, n);
          }
        }
      }
    }
    return sum;
  }

  /** ⟨small, windows(large)·weight⟩ is bilinear: its three partial gradients are the three maps. */
  @ParameterizedTest
  @MethodSource("shapes")
  void mapsOfLoopsAreAdjoint(ConvolutionShape shape) {
    Arrays drawn = Arrays.of(shape);
    Arrays result = Arrays.of(shape);
    Convolution loops = drawn.load(new LoopConvolution(shape));

    loops.convolve(drawn.weight(), result.small(), Addends.NONE);
    loops.transposedConvolve(drawn.weight(), result.large());
    loops.gradient(result.weight(), result.bias());

    double product = product(result.small(), drawn.small());
    assertThat(product(result.large(), drawn.large())).isCloseTo(product, within(1e-9));
    assertThat(product(result.weight(), drawn.weight())).isCloseTo(product, within(1e-9));
    double[] sums = DoubleArrays.read(drawn.small().sum(0, 1, 2).dup('c'));
    close(result.bias(), sums, 1e-12);
  }

  private static double product(INDArray a, INDArray b) {
    double[] left = DoubleArrays.read(a);
    double[] right = DoubleArrays.read(b);
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  private static Stream<Arguments> shapesAndPrecisions() {
    return Stream.of(Precision.values())
        .flatMap(precision -> shapes().map(shape -> Arguments.of(shape, precision)));
  }

  @ParameterizedTest
  @MethodSource("shapesAndPrecisions")
  void oneDnnComputesWhatLoopsDo(ConvolutionShape shape, Precision precision) {
    assumeThat(OneDnn.isAvailable() && Bfloat16.supports(precision)).isTrue();
    Arrays exact = Arrays.of(shape);
    Arrays drawn = exact.single();
    Convolution loops = exact.load(new LoopConvolution(shape));
    Convolution kernels = drawn.load(Convolutions.of(shape, DataType.FLOAT, precision));
    Arrays expected = Arrays.of(shape);
    Arrays result = expected.single();
    // Of sums of some hundred products of two numbers below 1.
    double tolerance = precision == Precision.FLOAT32 ? 1e-5 : 0.15;

    assertThat(kernels).isInstanceOf(OneDnnConvolution.class);
    loops.convolve(exact.weight(), expected.small(), new Addends(exact.bias(), exact.maps()));
    kernels.convolve(drawn.weight(), result.small(), new Addends(drawn.bias(), drawn.maps()));
    close(result.small(), DoubleArrays.read(expected.small()), tolerance);

    loops.transposedConvolve(exact.weight(), expected.large());
    kernels.transposedConvolve(drawn.weight(), result.large());
    close(result.large(), DoubleArrays.read(expected.large()), tolerance);

    loops.gradient(expected.weight(), expected.bias());
    kernels.gradient(result.weight(), result.bias());
    close(result.weight(), DoubleArrays.read(expected.weight()), tolerance);
    close(result.bias(), DoubleArrays.read(expected.bias()), tolerance);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void aPrecisionThatTheProcessorLacksIsRefused(Precision precision) {
    if (Bfloat16.supports(precision)) {
      assertThat(Bfloat16.supported(precision)).isEqualTo(precision);
    } else {
      assertThatThrownBy(() -> Bfloat16.supported(precision))
          .hasMessage(
              "Cannot compute in bfloat16: this processor has neither avx512_bf16 nor AMX"
                  + " (use float32)");
    }
  }

  @Test
  void platformsWithoutKernelsAndDoublePrecisionHaveLoops() {
    ConvolutionShape shape = new ConvolutionShape(4, 4, 1, 1, 3, 1, 1);
    assertThat(Convolutions.of(shape, DataType.DOUBLE, Precision.FLOAT32))
        .isInstanceOf(LoopConvolution.class);
  }

  private static void close(INDArray result, double[] expected, double tolerance) {
    double[] values = DoubleArrays.read(result);
    assertThat(values).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(values[i]).as("value %d", i).isCloseTo(expected[i], within(tolerance));
    }
  }
}
