package io.sparkvae.cluster;

import org.apache.spark.Partitioner;
import org.jspecify.annotations.Nullable;

/** Sends every {@link ShuffleKey} to the partition it names; travels to executors. */
public final class ShuffleKeyPartitioner extends Partitioner {

  private final int partitions;

  public ShuffleKeyPartitioner(int partitions) {
    this.partitions = partitions;
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object key) {
    return ((ShuffleKey) key).partition();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ShuffleKeyPartitioner that && that.partitions == partitions;
  }

  @Override
  public int hashCode() {
    return partitions;
  }
}
