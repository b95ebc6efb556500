package io.sparkvae.cluster;

import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.PartitionPruningRDD;
import scala.runtime.AbstractFunction1;

/** Some of the partitions of an RDD, without a task for the others. */
public final class PartitionRange extends AbstractFunction1<Object, Object>
    implements Serializable {

  private final int from;
  private final int to;

  private PartitionRange(int from, int to) {
    this.from = from;
    this.to = to;
  }

  /** Partitions {@code from} to {@code to - 1}, numbered from 0. */
  public static <T> JavaRDD<T> of(JavaRDD<T> rdd, int from, int to) {
    return JavaRDD.fromRDD(
        PartitionPruningRDD.create(rdd.rdd(), new PartitionRange(from, to)), rdd.classTag());
  }

  @Override
  public Object apply(Object partition) {
    int index = (Integer) partition;
    return index >= from && index < to;
  }
}
