package io.sparkvae.vae.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NoiseStreamTest {

  @Test
  void gaussianHasTheMomentsOfTheStandardNormal() {
    NoiseStream noise = new NoiseStream(7);
    int draws = 200_000;
    double[] moments = new double[5];
    for (int i = 0; i < draws; i++) {
      double x = noise.gaussian();
      for (int k = 1; k < moments.length; k++) {
        moments[k] += Math.pow(x, k) / draws;
      }
    }

    assertThat(moments[1]).isCloseTo(0, within(0.01));
    assertThat(moments[2]).isCloseTo(1, within(0.015));
    assertThat(moments[3]).isCloseTo(0, within(0.03));
    assertThat(moments[4]).isCloseTo(3, within(0.1));
  }

  @Test
  void sameSeedSameDraws() {
    NoiseStream one = new NoiseStream(3);
    NoiseStream other = new NoiseStream(3);

    for (int i = 0; i < 100; i++) {
      assertThat(one.gaussian()).isEqualTo(other.gaussian());
    }
  }

  @Test
  void derivedSeedsDiffer() {
    Set<Long> seeds = new HashSet<>();
    for (int epoch = 0; epoch < 20; epoch++) {
      for (int round = 0; round < 20; round++) {
        for (int replica = 0; replica < 20; replica++) {
          seeds.add(NoiseStream.seed(1, epoch, round, replica));
        }
      }
    }

    assertThat(seeds).hasSize(8000);
  }
}
