package io.sparkvae.corpus;

import org.apache.spark.Partitioner;
import org.jspecify.annotations.Nullable;

/** Sends every {@link Place} to the partition it names; travels to executors. */
final class PlacePartitioner extends Partitioner {

  private final int partitions;

  PlacePartitioner(int partitions) {
    this.partitions = partitions;
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object key) {
    return ((Place) key).partition();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PlacePartitioner that && that.partitions == partitions;
  }

  @Override
  public int hashCode() {
    return partitions;
  }
}
