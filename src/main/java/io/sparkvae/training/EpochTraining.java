package io.sparkvae.training;

import io.sparkvae.corpus.CancelledTasks;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.training.TrainingSettings.Cadence;
import io.sparkvae.vae.ModelSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** The rounds of one epoch, from wherever a checkpoint left off to its end. */
final class EpochTraining {

  /** Sees every round after its averaging. */
  interface RoundListener {

    /**
     * Called on the driver, before the round after the next one begins.
     *
     * @param progress after the round
     * @param rounds of the epoch
     */
    void afterRound(Progress progress, int rounds);
  }

  private final JavaSparkContext spark;
  private final Crew crew;
  private final Shards shards;
  private final Recipe recipe;

  /**
   * How an epoch is trained, besides its images.
   *
   * @param epochs of the whole training, for job descriptions
   */
  record Recipe(Cadence cadence, StepSchedule schedule, int aggregationDepth, int epochs) {

    /** The recipe that these settings make of these shards. */
    static Recipe of(TrainingSettings settings, Pace pace, ModelSettings model, Shards shards) {
      long iterations = EpochPlan.iterations(shards, pace.cadence());
      StepSchedule schedule =
          new StepSchedule(
              pace.learningRate(),
              new BetaSchedule(model.beta(), model.betaWarmupEpochs() * iterations),
              settings.epochs() * iterations,
              settings.seed());
      return new Recipe(pace.cadence(), schedule, settings.aggregationDepth(), settings.epochs());
    }
  }

  EpochTraining(JavaSparkContext spark, Crew crew, Shards shards, Recipe recipe) {
    this.spark = spark;
    this.crew = crew;
    this.shards = shards;
    this.recipe = recipe;
  }

  Recipe recipe() {
    return recipe;
  }

  Shards shards() {
    return shards;
  }

  EpochPlan plan(int epoch) {
    return new EpochPlan(shards, recipe.cadence(), recipe.schedule().seed(), epoch);
  }

  /**
   * Trains to the end of the epoch that the progress stands in.
   *
   * @throws TrainingDivergedException where a loss or a parameter is not finite
   */
  Progress run(JavaRDD<ImageBlock> blocks, Progress start, RoundListener listener) {
    EpochPlan plan = plan(start.epoch());
    Rounds rounds = new Rounds(spark, blocks, shards.replicas(), crew, recipe.aggregationDepth());
    Deque<RunningRound> underWay = new ArrayDeque<>();
    Progress progress = start;
    PendingState last = start.pending();
    int begun = start.round();
    try {
      while (progress.round() < plan.rounds()) {
        while (begun < plan.rounds() && underWay.size() < rounds.atATime()) {
          RunningRound round = begin(rounds, plan, begun++, last);
          underWay.add(round);
          last = round.next();
        }
        RunningRound first = underWay.remove();
        RoundOutcome outcome = rounds.end(first);
        Divergence.throwIfAny(
            outcome.reports(), first.plans().get(0), progress.lastNegativeElbo());
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
  private void giveUp(Deque<RunningRound> underWay) {
    underWay.forEach(RunningRound::cancel);
    CancelledTasks.await(spark.sc());
    underWay.forEach(RunningRound::close);
  }

  private RunningRound begin(Rounds rounds, EpochPlan plan, int round, PendingState state) {
    spark.setJobDescription(
        "Training: epoch %d/%d, round %d/%d"
            .formatted(plan.epoch() + 1, recipe.epochs(), round + 1, plan.rounds()));
    return rounds.begin(
        state, plan.round(round), recipe.schedule(), recipe.cadence().batchSizePerWorker());
  }
}
