package io.sparkvae.vae.kernel.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SigmoidTest {

  @Test
  void isTheLogisticFunctionEverywhere() {
    float[] x = new float[6001];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 3000) / 100f;
    }
    float[] result = new float[x.length];

    Sigmoid.of(x, result, x.length);

    for (int i = 0; i < x.length; i++) {
      assertThat(result[i]).as("at %s", x[i]).isCloseTo(exact(x[i]), within(3e-7f));
    }
  }

  @Test
  void largeArgumentsHaveTheirLimitsAndNaNStays() {
    float[] result = new float[3];

    Sigmoid.of(new float[] {-1e6f, 1e6f, Float.NaN}, result, 3);

    assertThat(result[0]).isCloseTo(0, within(3e-7f));
    assertThat(result[1]).isCloseTo(1, within(3e-7f));
    assertThat(result[2]).isNaN();
  }

  private static float exact(float x) {
    return (float) (1 / (1 + Math.exp(-(double) x)));
  }
}
