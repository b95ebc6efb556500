package io.sparkvae.training.loop;

import io.sparkvae.cluster.CancelledTasks;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.error.TrainingDivergedException;
import io.sparkvae.training.checkpoint.TrainingProgress;
import io.sparkvae.training.exchange.PendingState;
import io.sparkvae.training.round.Divergence;
import io.sparkvae.training.round.ReplicaPool;
import io.sparkvae.training.round.RoundInFlight;
import io.sparkvae.training.round.RoundOutcome;
import io.sparkvae.training.round.RoundRunner;
import io.sparkvae.training.schedule.BetaSchedule;
import io.sparkvae.training.schedule.EpochPlan;
import io.sparkvae.training.schedule.Hyperparameters;
import io.sparkvae.training.schedule.MinibatchPlan;
import io.sparkvae.training.schedule.ShardSizes;
import io.sparkvae.training.schedule.StepSchedule;
import io.sparkvae.training.schedule.TrainingSettings;
import io.sparkvae.vae.spec.ModelSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** The rounds of one epoch, from wherever a checkpoint left off to its end. */
public final class EpochRunner {

  /** Sees every round after its averaging. */
  public interface RoundListener {

    /**
     * Called on the driver, before the round after the next one begins.
     *
     * @param progress after the round
     * @param rounds of the epoch
     */
    void afterRound(TrainingProgress progress, int rounds);
  }

  private final JavaSparkContext spark;
  private final ReplicaPool pool;
  private final ShardSizes shards;
  private final Recipe recipe;

  /**
   * How an epoch is trained, besides its images.
   *
   * @param epochs of the whole training, for job descriptions
   */
  public record Recipe(
      MinibatchPlan minibatches, StepSchedule schedule, int aggregationDepth, int epochs) {

    /** The recipe that these settings make of these shards. */
    public static Recipe of(
        TrainingSettings settings, Hyperparameters pace, ModelSettings model, ShardSizes shards) {
      long iterations = EpochPlan.iterations(shards, pace.minibatches());
      StepSchedule schedule =
          new StepSchedule(
              pace.learningRate(),
              new BetaSchedule(model.beta(), model.betaWarmupEpochs() * iterations),
              settings.epochs() * iterations,
              settings.seed());
      return new Recipe(
          pace.minibatches(), schedule, settings.aggregationDepth(), settings.epochs());
    }
  }

  public EpochRunner(JavaSparkContext spark, ReplicaPool pool, ShardSizes shards, Recipe recipe) {
    this.spark = spark;
    this.pool = pool;
    this.shards = shards;
    this.recipe = recipe;
  }

  Recipe recipe() {
    return recipe;
  }

  /** Training images of one epoch. */
  public long images() {
    return shards.images();
  }

  EpochPlan plan(int epoch) {
    return new EpochPlan(shards, recipe.minibatches(), recipe.schedule().seed(), epoch);
  }

  /**
   * Trains to the end of the epoch that the progress is in.
   *
   * @throws TrainingDivergedException where a loss or a parameter is not finite
   */
  public TrainingProgress run(
      JavaRDD<ImageBlock> blocks, TrainingProgress start, RoundListener listener) {
    EpochPlan plan = plan(start.epoch());
    RoundRunner rounds =
        new RoundRunner(spark, blocks, shards.replicas(), pool, recipe.aggregationDepth());
    Deque<RoundInFlight> underWay = new ArrayDeque<>();
    TrainingProgress progress = start;
    PendingState last = start.pending();
    int begun = start.round();
    try {
      while (progress.round() < plan.rounds()) {
        while (begun < plan.rounds() && underWay.size() < rounds.atATime()) {
          RoundInFlight round = begin(rounds, plan, begun++, last);
          underWay.add(round);
          last = round.next();
        }
        RoundInFlight first = underWay.remove();
        RoundOutcome outcome = rounds.end(first);
        Divergence.throwIfAny(outcome.reports(), first.plans().get(0), progress.lastNegativeElbo());
        progress = progress.after(outcome);
        listener.afterRound(progress, plan.rounds());
      }
      return progress;
    } finally {
      if (progress.round() < plan.rounds()) {
        giveUp(underWay);
      }
    }
  }

  /** What was handed out is freed only when no task reads it any more. */
  private void giveUp(Deque<RoundInFlight> underWay) {
    underWay.forEach(RoundInFlight::cancel);
    CancelledTasks.await(spark.sc());
    underWay.forEach(RoundInFlight::close);
  }

  private RoundInFlight begin(RoundRunner rounds, EpochPlan plan, int round, PendingState state) {
    spark.setJobDescription(
        "Training: epoch %d/%d, round %d/%d"
            .formatted(plan.epoch() + 1, recipe.epochs(), round + 1, plan.rounds()));
    return rounds.begin(
        state, plan.round(round), recipe.schedule(), recipe.minibatches().batchSizePerWorker());
  }
}
