package io.sparkvae.corpus.shard;

import io.sparkvae.cluster.ShuffleKey;
import io.sparkvae.corpus.ListedCounts;
import io.sparkvae.source.ImageIdHash;
import java.io.Serializable;

/**
 * How many blocks there are and which one an image goes to: first those of replica 0, then of
 * replica 1 and so on, then those held out. Only image ids and counts enter, so that the layout is
 * the same on any cluster.
 *
 * @param validationBlocks how many blocks hold the images held out, 1 at least
 */
record ShardLayout(int replicas, int blocksPerReplica, int validationBlocks)
    implements Serializable {

  /**
   * The layout that keeps blocks at about {@code blockBytes}.
   *
   * @param imageBytes decoded size of one image
   */
  static ShardLayout of(int replicas, ListedCounts listed, long imageBytes, int blockBytes) {
    return new ShardLayout(
        replicas,
        blocks(quotient(listed.training(), replicas) * imageBytes, blockBytes),
        blocks(listed.validation() * imageBytes, blockBytes));
  }

  private static int blocks(long bytes, int blockBytes) {
    return Math.toIntExact(Math.max(1, quotient(bytes, blockBytes)));
  }

  private static long quotient(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  int trainingBlocks() {
    return Math.multiplyExact(replicas, blocksPerReplica);
  }

  int blocks() {
    return trainingBlocks() + validationBlocks;
  }

  ShuffleKey place(String imageId, boolean heldOut) {
    ImageIdHash hash = ImageIdHash.of(imageId);
    int block =
        heldOut
            ? trainingBlocks() + hash.block(validationBlocks)
            : hash.replica(replicas) * blocksPerReplica + hash.block(blocksPerReplica);
    return new ShuffleKey(block, imageId);
  }
}
