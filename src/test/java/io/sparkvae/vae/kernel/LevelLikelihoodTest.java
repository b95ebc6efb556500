package io.sparkvae.vae.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelLikelihoodTest {

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.1, 0.01, 1e-4, 4e-6, 1e-7})
  void probabilitiesOfAllLevelsSumToOne(double variance) {
    LevelLikelihood likelihood = new LevelLikelihood(variance);
    for (float mean : new float[] {0.5f, 0.123f, 0, 1, 1.3f, -0.2f}) {
      double sum = 0;
      for (int level = 0; level < 256; level++) {
        sum += Math.exp(-likelihood.nats(new float[] {mean}, new float[] {level / 255f}));
      }
      assertThat(sum).as("variance %s, mean %s", variance, mean).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void aLevelHasTheProbabilityOfItsInterval() {
    double deviation = 0.01;
    float mean = 0.4f;
    NormalDistribution normal = new NormalDistribution(mean, deviation);
    LevelLikelihood likelihood = new LevelLikelihood(deviation * deviation);

    for (int level : new int[] {95, 101, 102, 103, 110}) {
      double expected = normal.probability((level - 0.5) / 255, (level + 0.5) / 255);
      double nats = likelihood.nats(new float[] {mean}, new float[] {level / 255f});
      assertThat(nats).isCloseTo(-Math.log(expected), within(1e-5));
    }
  }

  @Test
  void theFirstAndTheLastLevelTakeAllBeyondThem() {
    double deviation = 0.01;
    NormalDistribution dark = new NormalDistribution(0.004f, deviation);
    LevelLikelihood likelihood = new LevelLikelihood(deviation * deviation);
    double black = dark.cumulativeProbability(0.5 / 255);

    assertThat(likelihood.nats(new float[] {0.004f}, new float[] {0}))
        .isCloseTo(-Math.log(black), within(1e-5));
    assertThat(likelihood.nats(new float[] {1.2f}, new float[] {1})).isCloseTo(0, within(1e-9));
  }

  @Test
  void aWideGaussianIsItsDensityOverTheLevels() {
    LevelLikelihood likelihood = new LevelLikelihood(1);
    double difference = 128 / 255.0 - 0.25;
    double density = difference * difference / 2 + 0.5 * Math.log(2 * Math.PI);

    assertThat(likelihood.nats(new float[] {0.25f}, new float[] {128 / 255f}))
        .isCloseTo(density + Math.log(255), within(1e-5));
  }

  @Test
  void farFromTheMeanNothingIsInfinite() {
    LevelLikelihood likelihood = new LevelLikelihood(1e-6);

    double nats = likelihood.nats(new float[] {1}, new float[] {10 / 255f});

    // Some 960 standard deviations.
    assertThat(nats).isBetween(455_000.0, 465_000.0);
  }

  @Test
  void logVariancesAfterTheMeansAreThoseOfTheChannels() {
    float[] pixels = {0.2f, 0.6f, 0.4f, 0.8f};
    float[] learned = {0.25f, 0.5f, 0.5f, 0.75f, (float) Math.log(0.04), (float) Math.log(0.09)};
    double first = new LevelLikelihood(0.04).nats(new float[] {0.25f}, new float[] {0.2f});
    first += new LevelLikelihood(0.04).nats(new float[] {0.5f}, new float[] {0.4f});
    double second = new LevelLikelihood(0.09).nats(new float[] {0.5f}, new float[] {0.6f});
    second += new LevelLikelihood(0.09).nats(new float[] {0.75f}, new float[] {0.8f});

    assertThat(new LevelLikelihood(1).nats(learned, pixels))
        .isCloseTo(first + second, within(1e-5));
  }
}
