package io.sparkvae.training;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import scala.Tuple2;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;

/**
 * The fixed tree that averages the replicas of a round. Its shape follows from how many take part
 * and the depth, as in Spark's {@code treeAggregate}; unlike there, a node takes its children in
 * order of replica index, so that the mean is the same bits wherever and whenever tasks finish.
 */
final class AveragingTree {

  private AveragingTree() {}

  /** What the driver has left to average, in order of replica index. One Spark job. */
  static List<RoundShare> collect(RDD<RoundShare> leaves, int replicas, int depth) {
    List<Integer> sizes = groupSizes(replicas, depth);
    return Tickets.sameJvm()
        ? onDriver(collect(leaves), sizes)
        : collect(onExecutors(leaves.toJavaRDD(), sizes).rdd());
  }

  private static List<RoundShare> collect(RDD<RoundShare> shares) {
    ClassTag<RoundShare> type = ClassTag$.MODULE$.apply(RoundShare.class);
    return List.of((RoundShare[]) shares.context().runJob(shares, new OneShare(), type));
  }

  /** The same tree without a shuffle: in one JVM every leaf is at hand already. */
  static List<RoundShare> onDriver(List<RoundShare> leaves, List<Integer> groupSizes) {
    List<RoundShare> nodes = leaves;
    for (int groupSize : groupSizes) {
      List<RoundShare> groups = new ArrayList<>();
      for (int from = 0; from < nodes.size(); from += groupSize) {
        List<RoundShare> group = nodes.subList(from, Math.min(from + groupSize, nodes.size()));
        groups.add(RoundShare.join(group, Summand.Group::new));
      }
      nodes = groups;
    }
    return nodes;
  }

  /** Groups are averaged by tasks; a partition holds one share. */
  static JavaRDD<RoundShare> onExecutors(JavaRDD<RoundShare> leaves, List<Integer> groupSizes) {
    JavaRDD<RoundShare> nodes = leaves;
    for (int groupSize : groupSizes) {
      int groups = ceilDiv(nodes.getNumPartitions(), groupSize);
      nodes =
          nodes
              .mapPartitionsWithIndex((index, shares) -> new Keyed(index / groupSize, shares), true)
              .mapToPair(pair -> pair)
              .partitionBy(new HashPartitioner(groups))
              .mapPartitions(AveragingTree::averageGroup);
    }
    return nodes;
  }

  private static Iterator<RoundShare> averageGroup(Iterator<Tuple2<Integer, RoundShare>> shares) {
    List<RoundShare> group = new ArrayList<>();
    shares.forEachRemaining(pair -> group.add(pair._2()));
    group.sort(Comparator.comparingInt(RoundShare::firstReplica));
    return List.of(RoundShare.join(group, WeightedMean::node)).iterator();
  }

  /**
   * How many children a node has, level by level from the leaves; empty where the driver does it
   * all.
   */
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

  /**
   * The share of a partition, on its executor; serialises nothing. A class of its own, for Spark
   * reads the bytes of every lambda's class again in every job, which took it half of a round's
   * overhead.
   */
  private static final class OneShare
      extends AbstractFunction2<TaskContext, scala.collection.Iterator<RoundShare>, RoundShare>
      implements Serializable {

    @Override
    public RoundShare apply(TaskContext task, scala.collection.Iterator<RoundShare> shares) {
      return shares.next();
    }
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
