package io.sparkvae.training;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.training.Tickets.Ticket;
import io.sparkvae.vae.TrainingState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;

/**
 * Runs rounds, one Spark job each: broadcast the state, let every replica that has images fit its
 * minibatches, average, take the outer step.
 */
final class Rounds {

  private final JavaSparkContext spark;
  private final RDD<ImageBlock> shards;
  private final int blocksPerReplica;
  private final Crew crew;
  private final OuterStep outerStep;
  private final int aggregationDepth;

  /**
   * @param shards one block a partition, equally many partitions a replica, replica after replica
   */
  Rounds(
      JavaSparkContext spark,
      JavaRDD<ImageBlock> shards,
      int replicas,
      Crew crew,
      int aggregationDepth) {
    this.spark = spark;
    this.shards = shards.rdd();
    this.blocksPerReplica = shards.getNumPartitions() / replicas;
    this.crew = crew;
    this.outerStep = new OuterStep.PlainAverage();
    this.aggregationDepth = aggregationDepth;
  }

  /** One round; where a replica diverged, the reports say so and the state is the old one. */
  RoundOutcome round(
      TrainingState state, List<ReplicaPlan> plans, StepSchedule schedule, int batchSize) {
    long start = System.nanoTime();
    Ticket ticket = crew.nextTrip();
    Broadcast<StateParcel> broadcast = spark.broadcast(new StateParcel(ticket, state));
    long sent = System.nanoTime();
    List<RoundShare> shares;
    long back;
    try {
      ReplicaWork work = new ReplicaWork(ticket, crew.factory(), schedule, batchSize, broadcast);
      JavaRDD<RoundShare> leaves =
          new RoundRdd(shards, blocksPerReplica, plans, work, Placement.now()).toJavaRDD();
      shares = AveragingTree.collect(leaves, plans.size(), aggregationDepth);
      back = System.nanoTime();
    } finally {
      broadcast.destroy();
      crew.endTrip(ticket);
    }
    long freed = System.nanoTime();
    List<ReplicaReport> reports = reports(shares);
    boolean diverged = reports.stream().anyMatch(ReplicaReport::diverged);
    TrainingState next = diverged ? state : outerStep.next(state, mean(shares));
    double job = seconds(sent, back);
    double fit = Math.min(job, fit(reports));
    double handOut = seconds(start, sent) + seconds(back, freed);
    double aggregate = seconds(freed, System.nanoTime());
    return new RoundOutcome(next, reports, new PhaseSeconds(handOut, fit, job - fit, aggregate, 0));
  }

  /** The least time that these replicas could have taken on this many cores. */
  private double fit(List<ReplicaReport> reports) {
    DoubleSummaryStatistics seconds =
        reports.stream().mapToDouble(ReplicaReport::seconds).summaryStatistics();
    return Math.max(seconds.getMax(), seconds.getSum() / spark.defaultParallelism());
  }

  private static double seconds(long from, long to) {
    return (to - from) / 1e9;
  }

  private static TrainingState mean(List<RoundShare> shares) {
    return WeightedMean.of(shares.stream().flatMap(share -> share.summands().stream()).toList());
  }

  private static List<ReplicaReport> reports(List<RoundShare> shares) {
    List<ReplicaReport> reports = new ArrayList<>();
    shares.forEach(share -> reports.addAll(share.reports()));
    reports.sort(Comparator.comparingInt(ReplicaReport::replica));
    return reports;
  }

  /** Images of every block; reads the shards once, and so fills their cache. */
  static Shards shards(JavaSparkContext spark, JavaRDD<ImageBlock> blocks, int replicas) {
    spark.setJobDescription("Training: count the images of every block");
    List<Integer> images = blocks.map(ImageBlock::images).collect();
    if (images.size() != blocks.getNumPartitions()) {
      throw new IllegalStateException(
          "%d blocks in %d partitions".formatted(images.size(), blocks.getNumPartitions()));
    }
    return new Shards(replicas, images);
  }
}
