package io.sparkvae.cluster;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Fetches what executors make of one block after another, in the order of the blocks: sums of
 * floating point numbers do not depend on which task ends first, and the driver holds a few results
 * at a time however many blocks there are.
 */
public final class OrderedBlocks {

  /** Results on the driver at a time, for each core, where they are small. */
  private static final int PER_CORE = 4;

  /** What results may take on the driver together. */
  private static final long BYTES = 128L << 20;

  private final JavaSparkContext sc;

  public OrderedBlocks(JavaSparkContext sc) {
    this.sc = sc;
  }

  /**
   * Hands every result on.
   *
   * @param what names the work in the Spark UI and where progress is shown
   * @param bytes about how many one result takes
   */
  public <T> void forEach(String what, JavaRDD<T> results, long bytes, Consumer<T> each) {
    int blocks = results.getNumPartitions();
    long fitting = Math.max(1, BYTES / Math.max(1, bytes));
    int group = (int) Math.min(fitting, (long) PER_CORE * sc.defaultParallelism());
    try (ProgressDisplay progress = ProgressDisplay.start(sc, what, "blocks", blocks)) {
      JavaRDD<T> counted = results.mapPartitions(new CountPartition<>(progress.count()));
      for (int from = 0; from < blocks; from += group) {
        int[] partitions = IntStream.range(from, Math.min(blocks, from + group)).toArray();
        List<T>[] fetched = DescribedJob.run(sc, what, () -> counted.collectPartitions(partitions));
        for (List<T> partition : fetched) {
          partition.forEach(each);
        }
      }
    }
  }
}
