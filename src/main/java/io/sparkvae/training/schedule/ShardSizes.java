package io.sparkvae.training.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** How many images stand in each block of each replica's shard. */
public final class ShardSizes {

  private final int replicas;
  private final int[] blockImages;

  /**
   * @param blockImages images of every block, replica after replica; each replica has equally many
   *     blocks, some of which may be empty
   */
  public ShardSizes(int replicas, List<Integer> blockImages) {
    if (replicas < 1 || blockImages.size() % replicas != 0) {
      throw new IllegalArgumentException(
          "%d blocks cannot be dealt to %d replicas".formatted(blockImages.size(), replicas));
    }
    this.replicas = replicas;
    this.blockImages = blockImages.stream().mapToInt(Integer::intValue).toArray();
  }

  public int replicas() {
    return replicas;
  }

  int blocksPerReplica() {
    return blockImages.length / replicas;
  }

  /** Images of every block of this replica; a copy. */
  int[] blockImages(int replica) {
    int blocks = blocksPerReplica();
    return Arrays.copyOfRange(blockImages, replica * blocks, (replica + 1) * blocks);
  }

  public long images(int replica) {
    return IntStream.of(blockImages(replica)).asLongStream().sum();
  }

  public long images() {
    return LongStream.range(0, replicas).map(replica -> images((int) replica)).sum();
  }
}
