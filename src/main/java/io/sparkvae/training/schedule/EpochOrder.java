package io.sparkvae.training.schedule;

import io.sparkvae.vae.spec.Seeds;
import io.sparkvae.vae.spec.Seeds.Purpose;
import java.util.ArrayList;
import java.util.List;

/**
 * The order in which one replica sees its shard in one epoch: its blocks permuted, and the images
 * of each block permuted. It follows from (seed, epoch, replica) alone, so that any executor can
 * take the replica up at any round.
 */
public final class EpochOrder {

  private final long seed;
  private final int epoch;
  private final int replica;
  private final int[] blockImages;
  private final int[] blocks;

  public EpochOrder(long seed, int epoch, int replica, int[] blockImages) {
    this.seed = seed;
    this.epoch = epoch;
    this.replica = replica;
    this.blockImages = blockImages;
    this.blocks =
        Seeds.permutation(blockImages.length, Seeds.of(Purpose.BLOCK_ORDER, seed, epoch, replica));
  }

  /** The stretches that hold the images at positions {@code from} to {@code to} − 1. */
  public List<BlockSlice> cuts(long from, long to) {
    List<BlockSlice> cuts = new ArrayList<>();
    long start = 0;
    for (int block : blocks) {
      long end = start + blockImages[block];
      if (Math.max(from, start) < Math.min(to, end)) {
        cuts.add(
            new BlockSlice(
                block,
                (int) (Math.max(from, start) - start),
                (int) (Math.min(to, end) - start),
                Seeds.of(Purpose.IMAGE_ORDER, seed, epoch, replica, block)));
      }
      start = end;
    }
    return cuts;
  }
}
