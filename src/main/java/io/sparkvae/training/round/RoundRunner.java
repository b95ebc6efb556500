package io.sparkvae.training.round;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.table.PhaseSeconds;
import io.sparkvae.training.exchange.PendingState;
import io.sparkvae.training.round.RoundInFlight.Departure;
import io.sparkvae.training.schedule.ReplicaPlan;
import io.sparkvae.training.schedule.ShardSizes;
import io.sparkvae.training.schedule.StepSchedule;
import io.sparkvae.vae.TrainingState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.jspecify.annotations.Nullable;

/**
 * Runs rounds, one Spark job each: hand out the state, let every replica that has images fit its
 * minibatches, average, take the outer step. In one JVM the next round may be sent out before this
 * one has ended: its tasks start as cores fall free and wait for the mean, so that nobody waits for
 * Spark's scheduling.
 */
public final class RoundRunner {

  private final JavaSparkContext spark;
  private final RDD<ImageBlock> shards;
  private final int replicas;
  private final ReplicaPool crew;
  private final OuterStep outerStep;
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
      ReplicaPool crew,
      int aggregationDepth) {
    this.spark = spark;
    this.shards = shards.rdd();
    this.replicas = replicas;
    this.crew = crew;
    this.outerStep = new OuterStep.PlainAverage();
    this.aggregationDepth = aggregationDepth;
  }

  /**
   * How many rounds may be under way. Two where a state needs no copying to reach its tasks; not
   * with {@code local[N,F]}, where a task tried again would wait for a core that a task of the next
   * round holds, and that one for its result.
   */
  public int atATime() {
    return inOneJvmOnce() ? 2 : 1;
  }

  /** Whether no state needs copying and no task is tried again. */
  private boolean inOneJvmOnce() {
    return SameJvmExchange.sameJvm() && !spark.master().contains(",");
  }

  /** Sends a round out; the caller ends or closes it. */
  public RoundInFlight begin(
      PendingState state, List<ReplicaPlan> plans, StepSchedule schedule, int batchSize) {
    final long start = System.nanoTime();
    if (!SameJvmExchange.sameJvm()) {
      state.get();
    }
    final long formed = System.nanoTime();
    DistributedState handed = crew.handOut(state);
    RoundBarrier meeting = new RoundBarrier(plans.size());
    if (inOneJvmOnce()) {
      SameJvmExchange.open(handed.ticket(), meeting);
    }
    final long sent = System.nanoTime();
    ReplicaWork work = new ReplicaWork(crew.factory(), schedule, batchSize, handed);
    TaskAssignment seating =
        TaskAssignment.of(replicas, spark.defaultParallelism(), inOneJvmOnce());
    RoundRdd leaves = RoundRdd.of(shards, seating, plans, work, PreferredExecutors.now());
    AsyncCollect job = AveragingTree.gather(leaves, plans.size(), aggregationDepth);
    Supplier<List<RoundContribution>> all =
        inOneJvmOnce()
            ? () -> AveragingTree.onDriver(meeting.await(), aggregationDepth)
            : job::shares;
    PendingState next = PendingState.after(all, shares -> advance(state.get(), shares));
    Departure departure = new Departure(start, formed, sent);
    return new RoundInFlight(plans, state, handed, job, meeting, next, departure);
  }

  /** Waits for a round; where a replica diverged, the reports say so and the state is the old. */
  public RoundOutcome end(RoundInFlight round) {
    List<RoundContribution> shares;
    long back;
    try (round) {
      shares = round.job().shares();
      back = System.nanoTime();
    }
    List<ReplicaReport> reports = reports(shares);
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
  private TrainingState advance(TrainingState state, List<RoundContribution> shares) {
    if (reports(shares).stream().anyMatch(ReplicaReport::diverged)) {
      return state;
    }
    List<WeightedState> summands =
        shares.stream().flatMap(share -> share.summands().stream()).toList();
    TrainingState target = spare == null ? TrainingState.blank(state.parameters().length) : spare;
    TrainingState next = outerStep.next(state, mean.of(summands, target));
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

  private static List<ReplicaReport> reports(List<RoundContribution> shares) {
    List<ReplicaReport> reports = new ArrayList<>();
    shares.forEach(share -> reports.addAll(share.reports()));
    reports.sort(Comparator.comparingInt(ReplicaReport::replica));
    return reports;
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
