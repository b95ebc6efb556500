package io.sparkvae.corpus.shard;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.error.DataException;
import io.sparkvae.source.Printable;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What every block held when it was first made; travels to executors. */
@DefaultSerializer(JavaSerializer.class)
final class FirstTallies implements Serializable {

  private final String origin;
  private final long[] images;
  private final long[][] digests;
  private final long[] newest;

  private FirstTallies(String origin, long[] images, long[][] digests, long[] newest) {
    this.origin = origin;
    this.images = images;
    this.digests = digests;
    this.newest = newest;
  }

  static FirstTallies of(String origin, List<ShardTally> tallies) {
    return new FirstTallies(
        origin,
        tallies.stream().mapToLong(ShardTally::images).toArray(),
        tallies.stream().map(tally -> tally.digest().clone()).toArray(long[][]::new),
        tallies.stream().mapToLong(ShardTally::newestAt).toArray());
  }

  /**
   * Accepts a block that holds the images of the first time.
   *
   * @throws DataException where it does not; it names the block, and the file changed last where
   *     that came after the first time
   */
  void check(int block, ShardTally again) {
    if (again.images() == images[block] && Arrays.equals(again.digest(), digests[block])) {
      return;
    }
    throw new DataException(
        ("Cannot go on with %s: it changed while it was in use. Block %d of %d held %d readable"
                + " images and was made again with %s%s (put back what was there and run the same"
                + " command again, or begin again with what is there now)")
            .formatted(
                origin,
                block + 1,
                images.length,
                images[block],
                again.images() == images[block] ? "others" : Long.toString(again.images()),
                suspect(block, again)));
  }

  private String suspect(int block, ShardTally again) {
    return again.newestAt() > newest[block]
        ? "; %s was written at %s"
            .formatted(Printable.of(again.newestId()), Instant.ofEpochMilli(again.newestAt()))
        : "";
  }
}
