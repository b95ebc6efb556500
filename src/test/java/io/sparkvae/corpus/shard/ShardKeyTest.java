package io.sparkvae.corpus.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.corpus.ListedCounts;
import io.sparkvae.corpus.ListingDigest;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Resize;
import org.junit.jupiter.api.Test;

/** The key of the shards that commit 415330f wrote, to be found in the test resources. */
final class ShardKeyTest {

  private static final ShardKey KEY =
      new ShardKey(
          new ListedCounts(17, 3, new ListingDigest(-7530745467599377870L, -942426210035387030L)),
          new ImageSettings(new ImageShape(1, 16, 16), Resize.CROP, 100_000_000, 134_217_728, 30),
          new ShardLayout(2, 1, 1));

  @Test
  void theTextIsThatOfTheFirstVersion() {
    assertThat(KEY.text())
        .isEqualTo(
            """
            1
            ListedCounts[training=17, validation=3, digest=ListingDigest[high=-7530745467599377870, \
            low=-942426210035387030]]
            ImageSettings[shape=1x16x16, resize=CROP, preprocessing=EXACT, maxPixels=100000000, \
            maxBytes=134217728, timeoutSeconds=30]
            ShardLayout[replicas=2, blocksPerReplica=1, validationBlocks=1]""");
  }

  @Test
  void theNameIsTheFirstHalfOfItsDigest() {
    assertThat(KEY.name()).isEqualTo("2f9a0f365c1fcc4ffb03ed0ceb27faf4");
  }
}
