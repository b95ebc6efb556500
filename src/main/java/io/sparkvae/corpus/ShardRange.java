package io.sparkvae.corpus;

import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.PartitionPruningRDD;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;

/** Some of the partitions of an RDD, without a task for the others. */
final class ShardRange extends AbstractFunction1<Object, Object> implements Serializable {

  private final int from;
  private final int to;

  private ShardRange(int from, int to) {
    this.from = from;
    this.to = to;
  }

  /** Partitions {@code from} to {@code to - 1}, numbered from 0. */
  static JavaRDD<Shard> of(JavaRDD<Shard> shards, int from, int to) {
    return JavaRDD.fromRDD(
        PartitionPruningRDD.create(shards.rdd(), new ShardRange(from, to)),
        ClassTag$.MODULE$.apply(Shard.class));
  }

  @Override
  public Object apply(Object partition) {
    int index = (Integer) partition;
    return index >= from && index < to;
  }
}
