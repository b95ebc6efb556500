package io.sparkvae.vae.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KlTermTest {

  @Test
  void klToItselfIsZero() {
    assertThat(KlTermKernel.row(new double[] {0, 0}, 0, 1, new double[2])).isZero();
  }

  @Test
  void klAgreesWithTheIntegralOfItsDefinition() {
    double[] slope = new double[2];
    for (double mean : new double[] {-1.5, 0, 0.7}) {
      for (double logVariance : new double[] {-2, 0, 1.1}) {
        double nats = KlTermKernel.row(new double[] {mean, logVariance}, 0, 1, slope);

        assertThat(nats).isCloseTo(integral(mean, logVariance), within(1e-9));
      }
    }
  }

  @Test
  void klOfIndependentDimensionsAdds() {
    double[] slope = new double[4];
    double both = KlTermKernel.row(new double[] {0.3, -1, 0.5, -0.2}, 0, 2, slope);

    double first = KlTermKernel.row(new double[] {0.3, 0.5}, 0, 1, new double[2]);
    double second = KlTermKernel.row(new double[] {-1, -0.2}, 0, 1, new double[2]);
    assertThat(both).isCloseTo(first + second, within(1e-12));
  }

  /** ∫ q(z)·log(q(z)/p(z)) dz by the trapezoidal rule over ten standard deviations. */
  private static double integral(double mean, double logVariance) {
    double deviation = Math.exp(logVariance / 2);
    double step = deviation / 2000;
    double sum = 0;
    for (double z = mean - 10 * deviation; z <= mean + 10 * deviation; z += step) {
      double logQ = logDensity((z - mean) / deviation) - logVariance / 2;
      sum += Math.exp(logQ) * (logQ - logDensity(z)) * step;
    }
    return sum;
  }

  private static double logDensity(double z) {
    return -z * z / 2 - Math.log(2 * Math.PI) / 2;
  }
}
