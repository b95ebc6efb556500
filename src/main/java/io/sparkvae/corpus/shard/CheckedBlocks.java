package io.sparkvae.corpus.shard;

import io.sparkvae.cluster.DescribedJob;
import io.sparkvae.cluster.PartitionRange;
import io.sparkvae.cluster.ProgressCount;
import io.sparkvae.cluster.ProgressDisplay;
import io.sparkvae.corpus.ImageBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Blocks of decoded images that stay on the cluster, serialised in memory and on disk. Where an
 * executor is lost, Spark makes its blocks again from whatever the corpus holds by then: so every
 * block that is read is held against what it was at first, and another one ends the job.
 */
final class CheckedBlocks implements AutoCloseable {

  private final JavaRDD<TalliedBlock> made;
  private final JavaRDD<TalliedBlock> checked;
  private final List<ShardTally> tallies;
  private final Broadcast<FirstTallies> first;

  private CheckedBlocks(
      JavaSparkContext sc, String origin, JavaRDD<TalliedBlock> made, List<ShardTally> tallies) {
    this.made = made;
    this.tallies = tallies;
    this.first = sc.broadcast(FirstTallies.of(origin, tallies));
    this.checked = made.mapPartitionsWithIndex(new CheckBlock(first), true);
  }

  /**
   * The job that makes the blocks, as the progress display shows it.
   *
   * @param what for a person
   * @param unit of what is counted
   * @param total how many of them there are
   */
  record Making(String what, String unit, long total) {}

  /**
   * Makes the blocks.
   *
   * @param origin names where the images come from, as in "corpus /photos"
   * @param blocks exactly one a partition, not persisted yet; counts what it makes
   */
  static CheckedBlocks make(
      JavaSparkContext sc,
      Making making,
      String origin,
      Function<ProgressCount, JavaRDD<TalliedBlock>> blocks) {
    try (ProgressDisplay progress =
        ProgressDisplay.start(sc, making.what(), making.unit(), making.total())) {
      JavaRDD<TalliedBlock> made = blocks.apply(progress.count());
      made.persist(StorageLevel.MEMORY_AND_DISK_SER());
      List<ShardTally> tallies =
          DescribedJob.run(sc, making.what(), () -> made.map(TalliedBlock::tally).collect());
      return new CheckedBlocks(sc, origin, made, new ArrayList<>(tallies));
    }
  }

  /** What came to each block, in their order. */
  List<ShardTally> tallies() {
    return tallies;
  }

  /** One block a partition. */
  JavaRDD<TalliedBlock> tallied() {
    return checked;
  }

  /** Blocks {@code from} to {@code to - 1}, one a partition. */
  JavaRDD<ImageBlock> blocks(int from, int to) {
    return PartitionRange.of(checked, from, to).map(TalliedBlock::block);
  }

  /** Every block, one a partition. */
  JavaRDD<ImageBlock> blocks() {
    return checked.map(TalliedBlock::block);
  }

  /** Gives the blocks back. */
  @Override
  public void close() {
    made.unpersist(false);
    first.destroy();
  }
}
