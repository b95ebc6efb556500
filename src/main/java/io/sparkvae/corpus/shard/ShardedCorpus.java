package io.sparkvae.corpus.shard;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.image.UnreadableReason;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;

/**
 * A corpus decoded once and packed into blocks that stay on the cluster, serialised in memory and
 * on disk: some for each replica, some held out. Which image is in which block, and where in it,
 * follows from image ids and settings alone, so it is the same on one machine or twenty.
 */
public final class ShardedCorpus implements AutoCloseable {

  private final CheckedBlocks blocks;
  private final ShardLayout layout;
  private final ShardSummary summary;

  ShardedCorpus(CheckedBlocks blocks, ShardLayout layout, ShardSummary summary) {
    this.blocks = blocks;
    this.layout = layout;
    this.summary = summary;
  }

  /**
   * {@code replicas() × blocksPerReplica()} partitions of exactly one block each; partition {@code
   * p} belongs to replica {@code p / blocksPerReplica()}. Blocks may be empty. Images are sorted by
   * image id within a block.
   */
  public JavaRDD<ImageBlock> training() {
    return blocks.blocks(0, layout.trainingBlocks());
  }

  /** The images held out, one block a partition; one empty block where none is held out. */
  public JavaRDD<ImageBlock> validation() {
    return blocks.blocks(layout.trainingBlocks(), layout.blocks());
  }

  public int replicas() {
    return layout.replicas();
  }

  public int blocksPerReplica() {
    return layout.blocksPerReplica();
  }

  /** Readable images to train on. */
  public long trainingImages() {
    return summary.trainingImages();
  }

  /** Readable images held out. */
  public long validationImages() {
    return summary.validationImages();
  }

  /** Images without pixels, whether they were to train on or held out. */
  public long unreadable() {
    return summary.unreadable().count();
  }

  /** How many for each reason that occurred. */
  public Map<UnreadableReason, Long> unreadableByReason() {
    return summary.unreadable().byReason();
  }

  /**
   * SHA-256 in hex over image shape and resize mode, and over role, image id and content hash of
   * every readable image, in no order: equal where the same images are trained on and held out.
   */
  public String fingerprint() {
    return summary.fingerprint();
  }

  /** Gives the blocks back. */
  @Override
  public void close() {
    blocks.close();
  }
}
