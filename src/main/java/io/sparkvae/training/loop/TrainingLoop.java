package io.sparkvae.training.loop;

import io.sparkvae.table.EpochMetrics;
import io.sparkvae.table.PhaseSeconds;
import io.sparkvae.training.checkpoint.BestModel;
import io.sparkvae.training.checkpoint.TrainingProgress;
import io.sparkvae.training.listener.TrainingListener;
import io.sparkvae.training.round.Divergence;
import io.sparkvae.training.schedule.EpochPlan;
import io.sparkvae.vae.spec.StepSettings;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The loop over epochs: train, score the held-out images, write the metrics, save a checkpoint,
 * stop early where nothing gets better.
 */
public final class TrainingLoop {

  private final JavaSparkContext spark;
  private final EpochRunner training;
  private final HeldOutScorer heldOut;
  private final CheckpointPolicy checkpoints;
  private final Limits limits;

  /**
   * When the loop ends.
   *
   * @param patience epochs without a better held-out ELBO; 0 for no early stopping
   * @param values pixels times channels of one image, for bits per dimension
   */
  public record Limits(int epochs, int patience, int values) {}

  public TrainingLoop(
      JavaSparkContext spark,
      EpochRunner training,
      HeldOutScorer heldOut,
      CheckpointPolicy checkpoints,
      Limits limits) {
    this.spark = spark;
    this.training = training;
    this.heldOut = heldOut;
    this.checkpoints = checkpoints;
    this.limits = limits;
  }

  /**
   * Trains from wherever the progress is.
   *
   * @param fit trains to the end of the epoch that the progress is in
   * @param listener is told of the end of each epoch
   */
  public TrainingProgress run(
      TrainingProgress start, UnaryOperator<TrainingProgress> fit, TrainingListener listener) {
    TrainingProgress progress = start;
    while (progress.epoch() < limits.epochs() && !stopsEarly(progress)) {
      progress = finish(fit.apply(progress), listener);
      checkpoints.save(progress);
    }
    return progress;
  }

  private boolean stopsEarly(TrainingProgress progress) {
    BestModel best = progress.best();
    return limits.patience() > 0
        && best.exists()
        && progress.epoch() - 1 - best.epoch() >= limits.patience();
  }

  private TrainingProgress finish(TrainingProgress trained, TrainingListener listener) {
    spark.setJobDescription(
        "Training: epoch %d/%d, held-out images".formatted(trained.epoch() + 1, limits.epochs()));
    long start = System.nanoTime();
    HeldOutScore score = heldOut.score(trained.state());
    double evaluate = (System.nanoTime() - start) / 1e9;
    if (!score.elbo().isFinite()) {
      throw Divergence.inEvaluation(trained.epoch(), trained.elbo().negativeElbo());
    }
    PhaseSeconds seconds = trained.seconds().plus(new PhaseSeconds(0, 0, 0, 0, evaluate));
    EpochMetrics metrics = metrics(trained, score, seconds);
    listener.epochEnds(metrics);
    return trained.nextEpoch(best(trained, score).orElse(trained.best()), metrics);
  }

  private static Optional<BestModel> best(TrainingProgress trained, HeldOutScore score) {
    if (score.elbo().images() == 0) {
      return Optional.empty();
    }
    double negativeElbo = score.elbo().negativeElbo();
    return Optional.of(
        trained.best().or(trained.epoch(), negativeElbo, trained.state().parameters()));
  }

  private EpochMetrics metrics(TrainingProgress trained, HeldOutScore score, PhaseSeconds seconds) {
    EpochPlan plan = training.plan(trained.epoch());
    int last = Math.max(0, trained.state().iteration() - 1);
    StepSettings rates = training.recipe().schedule().rates(last);
    return EpochMetrics.of(
        new EpochMetrics.Progress(
            trained.epoch() + 1,
            limits.epochs(),
            (trained.epoch() + 1L) * plan.rounds(),
            (trained.epoch() + 1L) * training.images()),
        trained.elbo(),
        EpochMetrics.HeldOut.of(score.elbo(), score.activeUnits(), score.latentDim()),
        new EpochMetrics.Rates(rates.learningRate(), rates.beta()),
        seconds,
        limits.values());
  }
}
