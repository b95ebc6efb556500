package io.sparkvae.vae.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.vae.spec.Likelihood;
import java.util.Arrays;
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
    double nats = PixelLikelihood.of(Likelihood.BERNOULLI, 1).nats(output, pixels, gradient);

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
    double nats = PixelLikelihood.of(Likelihood.GAUSSIAN, 1).nats(output, pixels, gradient);

    double expected = 0;
    for (int i = 0; i < PIXELS; i++) {
      double density = Math.exp(-Math.pow(pixels[i] - output[i], 2) / 2) / Math.sqrt(2 * Math.PI);
      expected -= Math.log(density);
      assertThat(gradient[i]).isCloseTo(output[i] - pixels[i], within(1e-12));
    }
    assertThat(nats).isCloseTo(expected, within(1e-8));
  }

  /** Decoder output with log variances behind its means, for two pixels of three channels. */
  private static final double[] CHANNELS = {0.1, 0.9, 0.4, 0.3, 0.2, 0.7, -1, -2, -3};

  private static final double[] COLOURS = {0.2, 0.5, 0.4, 0.6, 0.1, 0.3};

  @Test
  void gaussianIsTheLogDensityOfTheVarianceOfEachChannel() {
    double[] slope = new double[CHANNELS.length];
    double nats = PixelLikelihood.of(Likelihood.GAUSSIAN, 1).nats(CHANNELS, COLOURS, slope);

    double expected = 0;
    for (int i = 0; i < COLOURS.length; i++) {
      double variance = Math.exp(CHANNELS[COLOURS.length + i % 3]);
      double difference = CHANNELS[i] - COLOURS[i];
      expected += difference * difference / variance / 2 + Math.log(2 * Math.PI * variance) / 2;
      assertThat(slope[i]).isCloseTo(difference / variance, within(1e-12));
    }
    assertThat(nats).isCloseTo(expected, within(1e-12));
    assertThat(PixelLikelihood.of(Likelihood.GAUSSIAN, 1).nats(floats(CHANNELS), floats(COLOURS)))
        .isCloseTo(expected, within(1e-5));
    float[] single = new float[slope.length];
    PixelLikelihood.of(Likelihood.GAUSSIAN, 1).nats(floats(CHANNELS), floats(COLOURS), single);
    for (int i = 0; i < slope.length; i++) {
      assertThat((double) single[i]).isCloseTo(slope[i], within(1e-5));
    }
  }

  @Test
  void oneVarianceOfAllPixelsAndAFixedOneGiveTheSame() {
    double[] means = Arrays.copyOf(CHANNELS, COLOURS.length);
    double[] learned = Arrays.copyOf(CHANNELS, COLOURS.length + 1);
    learned[COLOURS.length] = Math.log(0.04);
    double fixed =
        PixelLikelihood.of(Likelihood.GAUSSIAN, 0.04)
            .nats(means, COLOURS, new double[means.length]);
    double[] slope = new double[learned.length];
    assertThat(PixelLikelihood.of(Likelihood.GAUSSIAN, 1).nats(learned, COLOURS, slope))
        .isCloseTo(fixed, within(1e-12));
    double step = 1e-5;
    learned[COLOURS.length] += step;
    double above = PixelLikelihood.of(Likelihood.GAUSSIAN, 1).nats(learned, COLOURS, slope.clone());
    assertThat(slope[COLOURS.length]).isCloseTo((above - fixed) / step, within(1e-3));
  }

  @Test
  void singlePrecisionAgreesWithDouble() {
    for (Likelihood name : Likelihood.values()) {
      PixelLikelihood likelihood = PixelLikelihood.of(name, 1);
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
        PixelLikelihood.of(Likelihood.BERNOULLI, 1)
            .nats(new float[] {1e6f, -1e6f}, new float[] {1, 0}, slope);

    assertThat(nats).isZero();
    assertThat(slope).containsExactly(0f, 0f);
  }

  @Test
  void bernoulliOfNanIsNan() {
    double nats =
        PixelLikelihood.of(Likelihood.BERNOULLI, 1)
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
