package io.sparkvae.training;

import io.sparkvae.error.DataException;
import io.sparkvae.error.SettingsException;
import io.sparkvae.error.TrainingDivergedException;
import io.sparkvae.table.EpochMetrics;
import io.sparkvae.training.checkpoint.CheckpointStore;
import io.sparkvae.training.checkpoint.Fingerprint;
import io.sparkvae.training.checkpoint.TrainingProgress;
import io.sparkvae.training.dl4j.GraphFit;
import io.sparkvae.training.listener.RoundProgress;
import io.sparkvae.training.listener.TrainingEnd;
import io.sparkvae.training.listener.TrainingListener;
import io.sparkvae.training.listener.TrainingListeners;
import io.sparkvae.training.listener.TrainingStart;
import io.sparkvae.training.loop.CheckpointPolicy;
import io.sparkvae.training.loop.EpochRunner;
import io.sparkvae.training.loop.EpochRunner.Recipe;
import io.sparkvae.training.loop.EpochRunner.RoundListener;
import io.sparkvae.training.loop.HeldOutScorer;
import io.sparkvae.training.loop.TrainingLoop;
import io.sparkvae.training.round.ReplicaPool;
import io.sparkvae.training.round.RoundRunner;
import io.sparkvae.training.round.TrainingData;
import io.sparkvae.training.round.VaeReplicas;
import io.sparkvae.training.schedule.Hyperparameters;
import io.sparkvae.training.schedule.ReplicaScaling;
import io.sparkvae.training.schedule.ShardSizes;
import io.sparkvae.training.schedule.TrainingSettings;
import io.sparkvae.vae.ComputeThreads;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.VaeStart;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.PixelVariance;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Trains a model on a cluster: images laid out in shards come in, a trained model and its metrics
 * go out. Where an output is set, checkpoints stand beside it from the first epoch on; whoever
 * publishes the bundle calls {@link #discardCheckpoints} after that.
 *
 * <p>Several may run at a time in one Spark application, each on a thread of its own. The caller's
 * job description and the process's thread settings are afterwards what they were before.
 */
public final class VaeTraining {

  private static final String JOB_DESCRIPTION = "spark.job.description";

  private final JavaSparkContext spark;
  private final VaeSpec spec;
  private final TrainingSettings settings;
  private final List<TrainingListener> listeners;

  /** A training with these settings; listeners are told in this order. */
  public VaeTraining(
      JavaSparkContext spark,
      VaeSpec spec,
      TrainingSettings settings,
      TrainingListener... listeners) {
    this.spark = spark;
    this.spec = spec;
    this.settings = settings;
    this.listeners = List.of(listeners);
  }

  /**
   * Trains on these images, from the newest checkpoint where an earlier run of the same training
   * left one.
   *
   * @throws SettingsException where a checkpoint of another training stands in the way
   * @throws DataException where there are more replicas than images, or storage fails
   * @throws TrainingDivergedException where a loss or a parameter is not finite
   */
  @SuppressWarnings("try") // The scope is closed, never named.
  public TrainingResult run(TrainingData data) {
    check(data);
    String description = spark.getLocalProperty(JOB_DESCRIPTION);
    try (ComputeThreads.Scope threads = ComputeThreads.scope(settings.threadsPerTask());
        ReplicaPool pool =
            new ReplicaPool(spark, new VaeReplicas(spec, settings.threadsPerTask()))) {
      ShardSizes shards = RoundRunner.shards(spark, data.training(), data.replicas());
      checkImages(shards);
      Hyperparameters pace = ReplicaScaling.of(shards, settings.epochs()).pace(settings.pace());
      Recipe recipe = Recipe.of(settings, pace, spec.model(), shards);
      return train(data, pool, new EpochRunner(spark, pool, shards, recipe), pace);
    } finally {
      spark.setLocalProperty(JOB_DESCRIPTION, description);
    }
  }

  private TrainingResult train(
      TrainingData data, ReplicaPool pool, EpochRunner training, Hyperparameters pace) {
    List<EpochMetrics> epochs = new ArrayList<>();
    TrainingListener listener = withMetrics(epochs);
    CheckpointPolicy checkpoints =
        new CheckpointPolicy(
            store(),
            Fingerprint.of(spec, settings, pace, data.fingerprint(), data.replicas()),
            settings.persistence(),
            listener);
    Optional<TrainingProgress> resumed = checkpoints.resumed();
    resumed.ifPresent(
        progress -> progress.metrics().stream().map(EpochMetrics::fromJson).forEach(epochs::add));
    long images = training.images();
    Optional<LinearBaseline> baseline = baseline(data, images);
    listener.trainingBegins(
        new TrainingStart(
            data.replicas(),
            images,
            data.validationImages(),
            settings.epochs(),
            pace,
            baseline.flatMap(LinearBaseline::opponent),
            resumed.map(TrainingProgress::position)));
    Vae vae = Vae.fresh(spec, settings.seed());
    TrainingProgress start = resumed.orElseGet(() -> beginning(vae, data, baseline));
    RoundListener rounds =
        (progress, count) -> {
          listener.roundEnds(progressOf(progress, count));
          checkpoints.afterRound(progress, count);
        };
    GraphFit fit = new GraphFit(spark, vae.graph(), training, start, rounds, data.training());
    HeldOutScorer.Noise noise =
        new HeldOutScorer.Noise(pace.minibatches().batchSizePerWorker(), settings.seed());
    HeldOutScorer heldOut = new HeldOutScorer(data.validation(), pool, noise);
    TrainingLoop.Limits limits =
        new TrainingLoop.Limits(
            settings.epochs(), settings.earlyStoppingEpochs(), spec.shape().values());
    TrainingProgress end =
        new TrainingLoop(spark, training, heldOut, checkpoints, limits).run(start, fit, listener);
    TrainingResult result =
        new TrainingResult(end, epochs, pace, settings.earlyStoppingEpochs() > 0, images);
    OptionalDouble won = baseline.map(linear -> won(linear, result)).orElse(OptionalDouble.empty());
    boolean early = end.epoch() < settings.epochs();
    listener.trainingEnds(new TrainingEnd(end.epoch(), result.epochOfParameters(), early, won));
    return won.orElse(0) < 0 ? result.instead(baseline.orElseThrow().model()) : result;
  }

  /** Nothing for a model that neither begins there nor has figures that compare. */
  private Optional<LinearBaseline> baseline(TrainingData data, long images) {
    ModelSettings model = spec.model();
    boolean learnsVariance = model.variance().kind() != PixelVariance.Kind.FIXED;
    return model.hasLinearPaths() || learnsVariance
        ? Optional.of(LinearBaseline.fit(spark, spec, data, images))
        : Optional.empty();
  }

  private static OptionalDouble won(LinearBaseline linear, TrainingResult result) {
    return linear.opponent().isPresent() && result.heldOut().isPresent()
        ? OptionalDouble.of(
            linear.opponent().get().negativeLogLikelihood() - result.heldOut().getAsDouble())
        : OptionalDouble.empty();
  }

  /** The caller's listeners, told after the list of metrics has grown. */
  private TrainingListener withMetrics(List<EpochMetrics> epochs) {
    List<TrainingListener> all = new ArrayList<>();
    all.add(
        new TrainingListener() {
          @Override
          public void epochEnds(EpochMetrics metrics) {
            epochs.add(metrics);
          }
        });
    all.addAll(listeners);
    return new TrainingListeners(all);
  }

  private TrainingProgress beginning(
      Vae vae, TrainingData data, Optional<LinearBaseline> baseline) {
    baseline.ifPresentOrElse(
        linear -> linear.begin(vae),
        () -> VaeStart.atMean(vae, MeanImage.of(data.training(), spec.shape().values())));
    return TrainingProgress.beginning(vae.state());
  }

  private RoundProgress progressOf(TrainingProgress progress, int rounds) {
    return new RoundProgress(
        progress.epoch() + 1,
        settings.epochs(),
        progress.round(),
        rounds,
        progress.elbo(),
        progress.seconds());
  }

  /** Where the checkpoints of a training with that output are until its bundle is published. */
  public static Path checkpoints(String output) {
    return CheckpointStore.directory(output);
  }

  /** Removes the checkpoints of a training whose bundle has been published. */
  public void discardCheckpoints() {
    store().ifPresent(CheckpointStore::remove);
  }

  /** None where no output is set: the training is then not resumed. */
  private Optional<CheckpointStore> store() {
    return settings
        .output()
        .map(output -> new CheckpointStore(output, spark.hadoopConfiguration()));
  }

  private void check(TrainingData data) {
    if (settings.earlyStoppingEpochs() > 0 && data.validationImages() == 0) {
      throw new SettingsException(
          List.of(
              "Cannot stop early: no image is held out (set corpus.validation-fraction"
                  + " or validation-path, or set training.early-stopping-epochs = 0)"));
    }
  }

  private static void checkImages(ShardSizes shards) {
    if (shards.images() < shards.replicas()) {
      throw new DataException(
          "Cannot train %d replicas: there are %d training images (lower"
                  .formatted(shards.replicas(), shards.images())
              + " training.replicas)");
    }
  }
}
