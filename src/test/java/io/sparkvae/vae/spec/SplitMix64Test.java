package io.sparkvae.vae.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SplitMix64Test {

  /** The values that Vigna's splitmix64.c gives, as Rosetta Code prints them. */
  @Test
  void theStreamIsThatOfTheReferenceProgram() {
    SplitMix64 random = new SplitMix64(1234567);
    assertThat(random.next()).isEqualTo(6457827717110365317L);
    assertThat(random.next()).isEqualTo(3203168211198807973L);
    assertThat(random.next()).isEqualTo(Long.parseUnsignedLong("9817491932198370423"));
    assertThat(random.next()).isEqualTo(4593380528125082431L);
    assertThat(random.next()).isEqualTo(Long.parseUnsignedLong("16408922859458223821"));
  }

  @Test
  void theFirstNumbersAfterZeroAreKnown() {
    SplitMix64 random = new SplitMix64(0);
    assertThat(random.next()).isEqualTo(0xE220A8397B1DCDAFL);
    assertThat(random.next()).isEqualTo(0x6E789E6AA1B965F4L);
    assertThat(random.next()).isEqualTo(0x06C45D188009454FL);
    assertThat(SplitMix64.first(0)).isEqualTo(0xE220A8397B1DCDAFL);
  }

  /** Models and noise were drawn from Java's class once; they have to stay what they were. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 415, -7, Long.MIN_VALUE, Long.MAX_VALUE})
  void numbersAreThoseOfSplittableRandom(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    SplittableRandom java = new SplittableRandom(seed);
    for (int i = 0; i < 1000; i++) {
      assertThat(random.next()).isEqualTo(java.nextLong());
      assertThat(random.nextDouble()).isEqualTo(java.nextDouble());
    }
  }
}
