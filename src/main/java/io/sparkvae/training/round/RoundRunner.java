package io.sparkvae.training.round;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.table.PhaseSeconds;
import io.sparkvae.training.exchange.DistributedState;
import io.sparkvae.training.exchange.PendingState;
import io.sparkvae.training.exchange.ReplicaReport;
import io.sparkvae.training.exchange.RoundContribution;
import io.sparkvae.training.exchange.RoundJob;
import io.sparkvae.training.exchange.StateExchange;
import io.sparkvae.training.exchange.WeightedMean;
import io.sparkvae.training.exchange.WeightedState;
import io.sparkvae.training.round.RoundInFlight.Departure;
import io.sparkvae.training.schedule.ReplicaPlan;
import io.sparkvae.training.schedule.ShardSizes;
import io.sparkvae.training.schedule.StepSchedule;
import io.sparkvae.vae.TrainingState;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.jspecify.annotations.Nullable;

/**
 * Runs rounds, one Spark job each: hand out the state, let every replica that has images fit its
 * minibatches, begin the next round at their mean (McMahan et al. 2017, FedAvg). In one JVM the
 * next round may be sent out before this one has ended: its tasks start as cores fall free and wait
 * for the mean, so that nobody waits for Spark's scheduling.
 */
public final class RoundRunner {

  private final JavaSparkContext spark;
  private final RDD<ImageBlock> shards;
  private final int replicas;
  private final ReplicaPool pool;
  private final int aggregationDepth;
  private final WeightedMean mean = new WeightedMean();
  private @Nullable TrainingState latest;
  private @Nullable TrainingState spare;
  private long lastEnd = Long.MIN_VALUE;

  /**
   * @param shards one block a partition, equally many partitions a replica, replica after replica
   */
  public RoundRunner(
      JavaSparkContext spark,
      JavaRDD<ImageBlock> shards,
      int replicas,
      ReplicaPool pool,
      int aggregationDepth) {
    this.spark = spark;
    this.shards = shards.rdd();
    this.replicas = replicas;
    this.pool = pool;
    this.aggregationDepth = aggregationDepth;
  }

  /** How many rounds may be under way. */
  public int atATime() {
    return pool.exchange().roundsAtATime();
  }

  /** Sends a round out; the caller ends or closes it. */
  public RoundInFlight begin(
      PendingState state, List<ReplicaPlan> plans, StepSchedule schedule, int batchSize) {
    final long start = System.nanoTime();
    StateExchange exchange = pool.exchange();
    exchange.await(state);
    final long formed = System.nanoTime();
    DistributedState handed = pool.handOut(state, plans.size());
    final long sent = System.nanoTime();
    ReplicaWork work = new ReplicaWork(pool.factory(), schedule, batchSize, handed);
    TaskAssignment assignment =
        TaskAssignment.of(replicas, spark.defaultParallelism(), exchange.sharesReplicas());
    RoundRdd leaves = RoundRdd.of(shards, assignment, plans, work, exchange.preferredExecutors());
    RoundJob job = exchange.bringBack(leaves, handed, plans.size(), aggregationDepth);
    PendingState next = PendingState.after(job::contributions, some -> advance(state.get(), some));
    return new RoundInFlight(plans, state, handed, job, next, new Departure(start, formed, sent));
  }

  /** Waits for a round; where a replica diverged, the reports say so and the state is the old. */
  public RoundOutcome end(RoundInFlight round) {
    List<ReplicaReport> reports;
    long back;
    try (round) {
      reports = round.job().reports();
      back = System.nanoTime();
    }
    if (reports.size() != round.plans().size()) {
      throw new IllegalStateException(
          "%d of %d replicas came back".formatted(reports.size(), round.plans().size()));
    }
    PhaseSeconds seconds = seconds(round, back, reports);
    return new RoundOutcome(round.next(), reports, seconds);
  }

  /** A round begins for the clock when the one before it has ended, even if it was sent earlier. */
  private PhaseSeconds seconds(RoundInFlight round, long back, List<ReplicaReport> reports) {
    long end = System.nanoTime();
    final long start = Math.max(round.departure().start(), lastEnd);
    long formed = Math.max(round.departure().formed(), lastEnd);
    long sent = Math.max(round.departure().sent(), lastEnd);
    lastEnd = end;
    double fit = Math.min(seconds(sent, back), fit(reports));
    double handOut = seconds(formed, sent) + seconds(back, end);
    double rest = seconds(start, end) - fit - handOut;
    double aggregate = Math.min(rest, round.state().seconds());
    return new PhaseSeconds(handOut, fit, rest - aggregate, aggregate, 0);
  }

  /**
   * The next state. Its arrays may be those of the state before the last, which this object made
   * and nobody reads any more.
   */
  private TrainingState advance(TrainingState state, List<RoundContribution> contributions) {
    if (contributions.stream().anyMatch(RoundContribution::diverged)) {
      return state;
    }
    List<WeightedState> states =
        contributions.stream().flatMap(some -> some.states().stream()).toList();
    TrainingState target = spare == null ? TrainingState.blank(state.parameters().length) : spare;
    TrainingState next = mean.of(states, target);
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

  /** Images of every block; reads the shards once, and so fills their cache. */
  public static ShardSizes shards(
      JavaSparkContext spark, JavaRDD<ImageBlock> blocks, int replicas) {
    spark.setJobDescription("Training: count the images of every block");
    List<Integer> images = blocks.map(ImageBlock::images).collect();
    if (images.size() != blocks.getNumPartitions()) {
      throw new IllegalStateException(
          "%d blocks in %d partitions".formatted(images.size(), blocks.getNumPartitions()));
    }
    return new ShardSizes(replicas, images);
  }
}
