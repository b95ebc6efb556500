package io.sparkvae.vae.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.vae.spec.Likelihood;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PixelLikelihoodTest {

  private static final int PIXELS = 700;

  private final SplittableRandom random = new SplittableRandom(1);
  private final double[] output = random.doubles(PIXELS, -6, 6).toArray();
  private final double[] pixels = random.doubles(PIXELS, 0, 1).toArray();
  private final double[] gradient = new double[PIXELS];

  @Test
  void bernoulliIsTheBinaryCrossEntropyOfTheSigmoid() {
    double nats = PixelLikelihood.of(Likelihood.BERNOULLI).nats(output, pixels, gradient);

    double expected = 0;
    for (int i = 0; i < PIXELS; i++) {
      double p = 1 / (1 + Math.exp(-output[i]));
      expected -= pixels[i] * Math.log(p) + (1 - pixels[i]) * Math.log(1 - p);
      assertThat(gradient[i]).isCloseTo(p - pixels[i], within(1e-12));
    }
    assertThat(nats).isCloseTo(expected, within(1e-9));
  }

  @Test
  void gaussianIsTheLogDensityOfUnitVariance() {
    double nats = PixelLikelihood.of(Likelihood.GAUSSIAN).nats(output, pixels, gradient);

    double expected = 0;
    for (int i = 0; i < PIXELS; i++) {
      double density = Math.exp(-Math.pow(pixels[i] - output[i], 2) / 2) / Math.sqrt(2 * Math.PI);
      expected -= Math.log(density);
      assertThat(gradient[i]).isCloseTo(output[i] - pixels[i], within(1e-12));
    }
    assertThat(nats).isCloseTo(expected, within(1e-8));
  }

  @Test
  void singlePrecisionAgreesWithDouble() {
    for (Likelihood name : Likelihood.values()) {
      PixelLikelihood likelihood = PixelLikelihood.of(name);
      float[] single = new float[PIXELS];

      double exact = likelihood.nats(output, pixels, gradient);
      double fast = likelihood.nats(floats(output), floats(pixels), single);

      assertThat(fast).isCloseTo(exact, within(1e-6 * exact));
      for (int i = 0; i < PIXELS; i++) {
        assertThat((double) single[i]).isCloseTo(gradient[i], within(1e-6));
      }
    }
  }

  @Test
  void bernoulliStaysFiniteForHugeLogits() {
    float[] slope = new float[2];

    double nats =
        PixelLikelihood.of(Likelihood.BERNOULLI)
            .nats(new float[] {1e6f, -1e6f}, new float[] {1, 0}, slope);

    assertThat(nats).isZero();
    assertThat(slope).containsExactly(0f, 0f);
  }

  @Test
  void bernoulliOfNanIsNan() {
    double nats =
        PixelLikelihood.of(Likelihood.BERNOULLI)
            .nats(new float[] {Float.NaN}, new float[] {1}, new float[1]);

    assertThat(nats).isNaN();
  }

  @Test
  void fastExponentialKeepsItsErrorBound() {
    for (float x = -87; x <= 0; x += 0.0137f) {
      double exact = Math.exp(x);
      assertThat((double) exponential(x)).isCloseTo(exact, within(3e-7 * exact));
    }
    assertThat(exponential(-1000)).isZero();
    assertThat(exponential(Float.NaN)).isNaN();
  }

  private static float exponential(float x) {
    float[] values = {x};
    FastMath.expOfNegative(values, 1);
    return values[0];
  }

  private static float[] floats(double[] values) {
    float[] single = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      single[i] = (float) values[i];
    }
    return single;
  }
}
