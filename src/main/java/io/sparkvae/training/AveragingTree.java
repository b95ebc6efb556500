package io.sparkvae.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * The fixed tree that sums the replicas of a round. Its shape follows from how many take part and
 * the depth, as in Spark's {@code treeAggregate}; unlike there, a node adds its children in order
 * of replica index, so that the sum is the same bits wherever and whenever tasks finish.
 */
final class AveragingTree {

  private AveragingTree() {}

  /** Shares of at most a few groups, by replica index; sums the rest on executors. One job. */
  static List<RoundShare> collect(JavaRDD<RoundShare> leaves, int replicas, int depth) {
    JavaRDD<RoundShare> nodes = leaves;
    for (int groupSize : groupSizes(replicas, depth)) {
      int groups = ceilDiv(nodes.getNumPartitions(), groupSize);
      nodes =
          nodes
              .mapPartitionsWithIndex(
                  (index, shares) ->
                      new Keyed(index / groupSize, shares), // a partition holds one share
                  true)
              .mapToPair(pair -> pair)
              .partitionBy(new HashPartitioner(groups))
              .mapPartitions(
                  shares -> {
                    List<RoundShare> group = new ArrayList<>();
                    shares.forEachRemaining(pair -> group.add(pair._2()));
                    group.sort(Comparator.comparingInt(RoundShare::firstReplica));
                    return List.of(RoundShare.sum(group)).iterator();
                  });
    }
    return nodes.collect();
  }

  /** How many children a node has, level by level from the leaves; empty where the driver adds. */
  static List<Integer> groupSizes(int replicas, int depth) {
    int scale = Math.max(2, (int) Math.ceil(StrictMath.pow(replicas, 1.0 / depth)));
    List<Integer> sizes = new ArrayList<>();
    for (int nodes = replicas;
        nodes > scale + ceilDiv(nodes, scale);
        nodes = ceilDiv(nodes, scale)) {
      sizes.add(scale);
    }
    return sizes;
  }

  private static int ceilDiv(int value, int divisor) {
    return (value + divisor - 1) / divisor;
  }

  /** Shares with the number of their group. */
  private record Keyed(int group, Iterator<RoundShare> shares)
      implements Iterator<Tuple2<Integer, RoundShare>> {

    @Override
    public boolean hasNext() {
      return shares.hasNext();
    }

    @Override
    public Tuple2<Integer, RoundShare> next() {
      return new Tuple2<>(group, shares.next());
    }
  }
}
