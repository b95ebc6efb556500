package io.sparkvae.training;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.vae.TrainingState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.jspecify.annotations.Nullable;

/**
 * Runs rounds, one Spark job each: hand out the state, let every replica that has images fit its
 * minibatches, average, take the outer step. In one JVM the averaging goes on while Spark schedules
 * the next round.
 */
final class Rounds {

  private final JavaSparkContext spark;
  private final RDD<ImageBlock> shards;
  private final int blocksPerReplica;
  private final Crew crew;
  private final OuterStep outerStep;
  private final int aggregationDepth;
  private @Nullable TrainingState latest;
  private @Nullable TrainingState spare;

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
      PendingState state, List<ReplicaPlan> plans, StepSchedule schedule, int batchSize) {
    long start = System.nanoTime();
    form(state);
    long formed = System.nanoTime();
    long sent;
    List<RoundShare> shares;
    long back;
    try (HandedState handed = crew.handOut(state)) {
      sent = System.nanoTime();
      ReplicaWork work = new ReplicaWork(crew.factory(), schedule, batchSize, handed);
      RoundRdd leaves = new RoundRdd(shards, blocksPerReplica, plans, work, Placement.now());
      shares = AveragingTree.collect(leaves, plans.size(), aggregationDepth);
      back = System.nanoTime();
    }
    long freed = System.nanoTime();
    List<ReplicaReport> reports = reports(shares);
    boolean diverged = reports.stream().anyMatch(ReplicaReport::diverged);
    PendingState next = diverged ? state : PendingState.of(() -> advance(state.get(), shares));
    double fit = Math.min(seconds(sent, back), fit(reports));
    double handOut = seconds(formed, sent) + seconds(back, freed);
    double rest = seconds(start, freed) - fit - handOut;
    double aggregate = Math.min(rest, state.seconds());
    return new RoundOutcome(
        next, reports, new PhaseSeconds(handOut, fit, rest - aggregate, aggregate, 0));
  }

  /** Forms the mean that the round begins with; in one JVM, beside Spark's scheduling. */
  private static void form(PendingState state) {
    if (Tickets.sameJvm()) {
      new Thread(state::get, "averaging").start();
    } else {
      state.get();
    }
  }

  /**
   * The next state. Its arrays may be those of the state before the last, which this object made
   * and nobody reads any more.
   */
  private TrainingState advance(TrainingState state, List<RoundShare> shares) {
    List<Summand> summands = shares.stream().flatMap(share -> share.summands().stream()).toList();
    TrainingState target = spare == null ? TrainingState.blank(state.parameters().length) : spare;
    TrainingState next = outerStep.next(state, WeightedMean.of(summands, target));
    spare = state == latest ? state : null;
    latest = next;
    return next;
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
