package io.sparkvae.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.vae.spec.AdamSettings;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class AdamStepTest {

  private static final int COUNT = 5000;
  private static final AdamSettings SETTINGS = new AdamSettings(0.9, 0.999, 1e-8);

  @Test
  void stepsFollowTheAlgorithmOfKingmaAndBa() {
    SplittableRandom random = new SplittableRandom(1);
    INDArray parameters = row(random, COUNT);
    double[] p = parameters.data().asDouble();
    double[] m = new double[COUNT];
    double[] v = new double[COUNT];
    AdamStep adam = new AdamStep(SETTINGS, COUNT);

    for (int t = 1; t <= 20; t++) {
      INDArray gradient = row(random, COUNT);
      adam.apply(new AdamStep.Views(parameters, gradient), 1e-2, t, 4);
      for (int i = 0; i < COUNT; i++) {
        double g = gradient.getDouble(i) / 4;
        m[i] = 0.9 * m[i] + 0.1 * g;
        v[i] = 0.999 * v[i] + 0.001 * g * g;
        double first = m[i] / (1 - Math.pow(0.9, t));
        double second = v[i] / (1 - Math.pow(0.999, t));
        p[i] -= 1e-2 * first / (Math.sqrt(second) + 1e-8);
      }
    }

    for (int i = 0; i < COUNT; i++) {
      assertThat(parameters.getDouble(i)).isCloseTo(p[i], within(2e-5));
    }
  }

  @Test
  void momentsOfASilentParameterNeverBecomeDenormal() {
    INDArray parameters = Nd4j.zeros(1, 1);
    AdamStep adam = new AdamStep(SETTINGS, 1);
    adam.apply(new AdamStep.Views(parameters, Nd4j.ones(1, 1)), 1e-3, 1, 1);

    INDArray silence = Nd4j.zeros(1, 1);
    for (int t = 2; t <= 3000; t++) {
      adam.apply(new AdamStep.Views(parameters, silence), 1e-3, t, 1);
      for (float moment : adam.moments()) {
        assertThat(moment == 0 || moment >= Float.MIN_NORMAL).isTrue();
      }
    }

    assertThat(adam.moments()[0]).isLessThan(1e-26f);
  }

  private static INDArray row(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return Nd4j.createFromArray(values).reshape('c', new long[] {1, count});
  }
}
