package io.sparkvae.vae.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.vae.spec.Seeds.Purpose;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SeedsTest {

  /** What commit 415330f gave: a training goes on from old checkpoints only while they stay. */
  @Test
  void seedsAndPermutationsAreWhatTheyWere() {
    assertThat(Seeds.of(Purpose.BLOCK_ORDER, 1, 2, 3)).isEqualTo(8831636899522674838L);
    assertThat(Seeds.of(Purpose.STEP, 1, 0, 0, 0)).isEqualTo(-7758127358405107792L);
    assertThat(Seeds.derived(1, 1)).isEqualTo(-1586005623519383010L);
    assertThat(Seeds.derived(-3, 5, 6)).isEqualTo(7394920674876339228L);
    assertThat(Seeds.permutation(8, 42)).containsExactly(4, 6, 1, 0, 2, 5, 7, 3);
  }

  @Test
  void derivedSeedsDiffer() {
    Set<Long> seeds = new HashSet<>();
    for (int epoch = 0; epoch < 20; epoch++) {
      for (int round = 0; round < 20; round++) {
        for (int replica = 0; replica < 20; replica++) {
          seeds.add(Seeds.derived(1, epoch, round, replica));
        }
      }
    }

    assertThat(seeds).hasSize(8000);
  }
}
