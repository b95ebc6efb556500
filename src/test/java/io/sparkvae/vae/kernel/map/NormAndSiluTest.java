package io.sparkvae.vae.kernel.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.vae.kernel.DoubleArrays;
import io.sparkvae.vae.kernel.map.NormAndSilu.Affine;
import io.sparkvae.vae.kernel.map.NormAndSilu.Slopes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class NormAndSiluTest {

  private static final int IMAGES = 3;

  /** Arrays of one size in double precision. */
  private record Case(
      INDArray maps, Affine parameters, INDArray slope, INDArray bypass, Affine gradients) {

    static Case of(int pixels, int channels) {
      INDArray maps = array(1, IMAGES, pixels, channels);
      // Channels with means of their own, far from 0 beside their spread.
      maps.muli(0.5).addi(array(2, channels).mul(5));
      return new Case(
          maps,
          new Affine(array(3, channels).addi(1), array(4, channels)),
          array(5, IMAGES, pixels, channels),
          array(6, IMAGES, pixels, channels),
          new Affine(array(7, channels), array(8, channels)));
    }

    private static INDArray array(int seed, long... shape) {
      return DrawnMaps.array(DataType.DOUBLE, seed, shape);
    }

    Slopes slopes() {
      return new Slopes(slope, gradients, bypass);
    }

    Case single() {
      return new Case(
          DrawnMaps.single(maps),
          new Affine(DrawnMaps.single(parameters.gain()), DrawnMaps.single(parameters.shift())),
          DrawnMaps.single(slope),
          DrawnMaps.single(bypass),
          new Affine(DrawnMaps.single(gradients.gain()), DrawnMaps.single(gradients.shift())));
    }
  }

  @Test
  void groupsHaveMeanZeroAndVarianceOneBeforeGainAndShift() {
    int pixels = 12;
    int channels = 16;
    Case drawn = Case.of(pixels, channels);
    drawn.parameters().gain().assign(1);
    // SiLU leaves large arguments as they are.
    drawn.parameters().shift().assign(60);
    INDArray result = drawn.maps().dup('c');

    MapNorms.of(pixels, channels, DataType.DOUBLE)
        .forward(drawn.maps(), drawn.parameters(), result);

    double[] values = DoubleArrays.read(result);
    for (int group = 0; group < 8; group++) {
      double[] members = new double[pixels * 2];
      for (int i = 0; i < members.length; i++) {
        members[i] = values[(pixels + i / 2) * channels + group * 2 + i % 2] - 60;
      }
      double square = Arrays.stream(members).map(x -> x * x).average().orElseThrow();
      assertThat(Arrays.stream(members).average()).hasValueCloseTo(0.0, within(1e-12));
      assertThat(square).isCloseTo(1, within(1e-3));
    }
  }

  /** Maps smaller and larger than a piece, whose length they are a multiple of or not. */
  @ParameterizedTest
  @CsvSource({"1, 8", "4, 128", "63, 32", "1024, 32", "7, 6", "300, 1", "5, 2000"})
  void singlePrecisionComputesTheSame(int pixels, int channels) {
    Case expected = Case.of(pixels, channels);
    Case result = expected.single();
    NormAndSilu exact = MapNorms.of(pixels, channels, DataType.DOUBLE);
    NormAndSilu fast = MapNorms.of(pixels, channels, DataType.FLOAT);
    INDArray expectedMaps = expected.maps().dup('c');
    INDArray maps = result.maps().dup('c');

    assertThat(fast).isInstanceOf(FloatNormAndSilu.class);
    exact.forward(expected.maps(), expected.parameters(), expectedMaps);
    fast.forward(result.maps(), result.parameters(), maps);
    close(maps, expectedMaps, 1e-4);

    exact.backward(expected.maps(), expected.parameters(), expected.slopes());
    fast.backward(result.maps(), result.parameters(), result.slopes());
    close(result.slope(), expected.slope(), 1e-4);
    close(result.gradients().gain(), expected.gradients().gain(), 1e-3);
    close(result.gradients().shift(), expected.gradients().shift(), 1e-3);
  }

  @ParameterizedTest
  @CsvSource({"FLOAT", "DOUBLE"})
  void aConstantMapIsFinite(DataType dataType) {
    INDArray maps = DrawnMaps.array(dataType, 1, 2, 9, 8).assign(0.7);
    INDArray ones = DrawnMaps.array(dataType, 1, 8).assign(1);
    INDArray result = maps.dup('c');

    MapNorms.of(9, 8, dataType).forward(maps, new Affine(ones, ones), result);

    for (double value : DoubleArrays.read(result)) {
      assertThat(value).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-2));
    }
  }

  private static void close(INDArray result, INDArray expected, double tolerance) {
    double[] values = DoubleArrays.read(result);
    double[] wanted = DoubleArrays.read(expected);
    for (int i = 0; i < wanted.length; i++) {
      assertThat(values[i])
          .as("value %d", i)
          .isCloseTo(wanted[i], within(tolerance * (1 + Math.abs(wanted[i]))));
    }
  }
}
