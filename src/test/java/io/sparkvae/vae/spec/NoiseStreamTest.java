package io.sparkvae.vae.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

  /** What commit 415330f drew. */
  @Test
  void drawsAreWhatTheyWere() {
    NoiseStream noise = new NoiseStream(7);
    assertThat(noise.gaussian()).isEqualTo(-0.04174152338145233);
    assertThat(noise.gaussian()).isEqualTo(-0.18308020910924752);
    assertThat(noise.gaussian()).isEqualTo(0.8764814690994567);
    assertThat(noise.bits()).isEqualTo(8346079845500723674L);
  }
}
