package io.sparkvae.corpus.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.corpus.HoldOutRule;
import io.sparkvae.corpus.ListedCounts;
import io.sparkvae.corpus.ListingDigest;
import io.sparkvae.source.ImageIdHash;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShardLayoutTest {

  private static final int IMAGES = 20_000;

  @ParameterizedTest
  @CsvSource({
    "a.jpg, 0.31486590352292776, 3, 5",
    "größe/b.png, 0.021027825159714908, 6, 1",
    "train.gz#7, 0.11631744752611528, 4, 6"
  })
  void placesAreThoseThatAnotherLanguageFinds(
      String imageId, double share, int replica, int block) {
    // Computed with Python: hashlib.sha256(id).digest(), three big-endian numbers of 8 bytes.
    ImageIdHash hash = ImageIdHash.of(imageId);
    assertThat(hash.isBelow(share)).isFalse();
    assertThat(hash.isBelow(Math.nextUp(share))).isTrue();
    assertThat(hash.replica(7)).isEqualTo(replica);
    assertThat(hash.block(11)).isEqualTo(block);
  }

  @Test
  void aboutTheShareAskedForIsHeldOut() {
    long heldOut =
        IntStream.range(0, IMAGES).filter(i -> new HoldOutRule(0.1).includes("image" + i)).count();
    assertThat(heldOut / (double) IMAGES).isCloseTo(0.1, within(0.01));
  }

  @Test
  void aLargerShareKeepsWhatASmallerOneHeldOut() {
    assertThat(
            IntStream.range(0, IMAGES)
                .mapToObj(i -> "image" + i)
                .filter(id -> new HoldOutRule(0.1).includes(id))
                .allMatch(id -> new HoldOutRule(0.2).includes(id)))
        .isTrue();
  }

  @Test
  void replicasAndBlocksGetAboutEquallyManyImages() {
    ShardLayout layout = new ShardLayout(4, 5, 3);
    Map<Integer, Integer> training = new HashMap<>();
    Map<Integer, Integer> validation = new HashMap<>();
    for (int i = 0; i < IMAGES; i++) {
      training.merge(layout.place("image" + i, false).partition(), 1, Integer::sum);
      validation.merge(layout.place("image" + i, true).partition(), 1, Integer::sum);
    }
    assertThat(training).hasSize(20);
    assertThat(training.values()).allSatisfy(n -> assertThat(n).isCloseTo(1000, within(150)));
    assertThat(validation).containsOnlyKeys(20, 21, 22);
    assertThat(validation.values()).allSatisfy(n -> assertThat(n).isCloseTo(6667, within(400)));
  }

  @Test
  void blocksFollowFromCountsAlone() {
    ListedCounts listed = new ListedCounts(1000, 10, ListingDigest.NONE);
    assertThat(ShardLayout.of(2, listed, 100, 10_000)).isEqualTo(new ShardLayout(2, 5, 1));
    assertThat(ShardLayout.of(3, listed, 100, 10_000)).isEqualTo(new ShardLayout(3, 4, 1));
  }
}
