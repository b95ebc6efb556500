package io.sparkvae.evaluation.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MutualInformationGapTest {

  private static final int IMAGES = 4000;
  private static final int BINS = 10;

  private final double[] size = new SplittableRandom(1).doubles(IMAGES).toArray();
  private final int[] shape = new SplittableRandom(2).ints(IMAGES, 0, 5).toArray();
  private final double[] noise = new SplittableRandom(3).doubles(IMAGES * 3).toArray();

  private final List<Factor> factors =
      List.of(
          Factor.of("shape", IntStream.of(shape).mapToObj(i -> "shape" + i).toList(), BINS),
          Factor.of("size", IntStream.range(0, IMAGES).mapToObj(i -> "" + size[i]).toList(), BINS));

  @Test
  void oneDimensionForEachFactorIsNearOne() {
    MutualInformationGap gap = gap(i -> -3 * size[i], i -> shape[i] * shape[i], i -> noise[i]);

    assertThat(gap.ofFactor().get("size")).isGreaterThan(0.97);
    assertThat(gap.ofFactor().get("shape")).isGreaterThan(0.85);
    assertThat(gap.mean()).isGreaterThan(0.9);
  }

  @Test
  void noiseIsNearZero() {
    MutualInformationGap gap =
        gap(i -> noise[i], i -> noise[IMAGES + i], i -> noise[2 * IMAGES + i]);

    assertThat(gap.mean()).isBetween(0.0, 0.01);
  }

  @Test
  void twoDimensionsThatKnowTheSameFactorLeaveNoGap() {
    MutualInformationGap gap = gap(i -> size[i], i -> 2 * size[i], i -> shape[i]);

    assertThat(gap.ofFactor().get("size")).isZero();
    assertThat(gap.knownOfFactor().get("size")).isCloseTo(1, within(1e-9));
  }

  @Test
  void aFactorThatNeverVariesIsLeftOut() {
    Factor constant = Factor.of("ground", IntStream.range(0, 20).mapToObj(i -> "x").toList(), BINS);

    assertThat(MutualInformationGap.of(new float[20], 1, List.of(constant), BINS).ofFactor())
        .isEmpty();
  }

  @Test
  void informationOfIndependentAndEqualVariables() {
    int[] a = {0, 0, 1, 1};
    int[] b = {0, 1, 0, 1};

    assertThat(MutualInformation.of(a, 2, b, 2)).isCloseTo(0, within(1e-12));
    assertThat(MutualInformation.of(a, 2, a, 2)).isCloseTo(Math.log(2), within(1e-12));
  }

  @Test
  void binsHoldEquallyManyAndEqualValuesShareOne() {
    assertThat(EqualBins.of(new double[] {5, 1, 3, 2, 4, 0}, 3)).containsExactly(2, 0, 1, 1, 2, 0);
    assertThat(EqualBins.of(new double[] {7, 7, 7, 7}, 2)).containsOnly(1);
  }

  @Test
  void fewNumbersAndTextsAreClasses() {
    assertThat(Factor.of("f", List.of("2", "1", "2"), 3).classes()).containsExactly(1, 0, 1);
    assertThat(Factor.of("f", List.of("b", "1", "c", "a"), 2).count()).isEqualTo(4);
    assertThat(Factor.of("f", List.of("4", "1", "3", "2"), 2).classes())
        .containsExactly(1, 0, 1, 0);
  }

  private MutualInformationGap gap(IntToDoubleFunction... dimensions) {
    float[] latents = new float[IMAGES * dimensions.length];
    for (int i = 0; i < IMAGES; i++) {
      for (int d = 0; d < dimensions.length; d++) {
        latents[i * dimensions.length + d] = (float) dimensions[d].applyAsDouble(i);
      }
    }
    return MutualInformationGap.of(latents, dimensions.length, factors, BINS);
  }
}
