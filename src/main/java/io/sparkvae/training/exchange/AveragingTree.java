package io.sparkvae.training.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * The fixed tree that averages the replicas of a round. Its shape follows from how many take part
 * and the depth, as in Spark's {@code treeAggregate}; unlike there, a node takes its children in
 * order of replica index, so that the mean is the same bits wherever and whenever tasks finish.
 */
final class AveragingTree {

  private AveragingTree() {}

  /**
   * What is left to average of a round's contributions that are at hand, in the order of their
   * places.
   */
  static List<RoundContribution> onDriver(List<RoundContribution> leaves, int depth) {
    return onDriver(leaves, groupSizes(leaves.size(), depth));
  }

  /** The same tree without a shuffle: in one JVM every leaf is at hand already. */
  static List<RoundContribution> onDriver(
      List<RoundContribution> leaves, List<Integer> groupSizes) {
    List<RoundContribution> nodes = leaves;
    for (int groupSize : groupSizes) {
      List<RoundContribution> groups = new ArrayList<>();
      for (int from = 0; from < nodes.size(); from += groupSize) {
        List<RoundContribution> group =
            nodes.subList(from, Math.min(from + groupSize, nodes.size()));
        groups.add(RoundContribution.join(groups.size(), group, WeightedState.Group::new));
      }
      nodes = groups;
    }
    return nodes;
  }

  /** Groups are averaged by tasks, a group to a partition. */
  static JavaRDD<RoundContribution> onExecutors(
      JavaRDD<RoundContribution> leaves, int replicas, List<Integer> groupSizes) {
    JavaRDD<RoundContribution> nodes = leaves;
    int size = replicas;
    for (int groupSize : groupSizes) {
      size = ceilDiv(size, groupSize);
      nodes =
          nodes
              .mapToPair(leaf -> new Tuple2<>(leaf.place() / groupSize, leaf))
              .partitionBy(new HashPartitioner(size))
              .mapPartitions(AveragingTree::averageGroup);
    }
    return nodes;
  }

  private static Iterator<RoundContribution> averageGroup(
      Iterator<Tuple2<Integer, RoundContribution>> members) {
    List<RoundContribution> group = new ArrayList<>();
    int place = 0;
    while (members.hasNext()) {
      Tuple2<Integer, RoundContribution> member = members.next();
      place = member._1();
      group.add(member._2());
    }
    group.sort(Comparator.comparingInt(RoundContribution::place));
    return List.of(RoundContribution.join(place, group, WeightedMean::node)).iterator();
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
}
