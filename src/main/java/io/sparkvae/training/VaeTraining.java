package io.sparkvae.training;

import io.sparkvae.error.DataException;
import io.sparkvae.error.SettingsException;
import io.sparkvae.error.TrainingDivergedException;
import io.sparkvae.training.checkpoint.CheckpointStore;
import io.sparkvae.training.checkpoint.Fingerprint;
import io.sparkvae.training.checkpoint.TrainingProgress;
import io.sparkvae.training.dl4j.AnySerializer;
import io.sparkvae.training.dl4j.AveragingTrainingMaster;
import io.sparkvae.training.dl4j.GraphState;
import io.sparkvae.training.dl4j.PackedImages;
import io.sparkvae.training.loop.CheckpointPolicy;
import io.sparkvae.training.loop.EpochRunner;
import io.sparkvae.training.loop.EpochRunner.Recipe;
import io.sparkvae.training.loop.EpochRunner.RoundListener;
import io.sparkvae.training.loop.HeldOutScorer;
import io.sparkvae.training.loop.RoundLog;
import io.sparkvae.training.loop.TrainingLoop;
import io.sparkvae.training.round.ReplicaPool;
import io.sparkvae.training.round.RoundRunner;
import io.sparkvae.training.round.TrainingData;
import io.sparkvae.training.round.VaeReplicas;
import io.sparkvae.training.schedule.Hyperparameters;
import io.sparkvae.training.schedule.ReplicaScaling;
import io.sparkvae.training.schedule.ShardSizes;
import io.sparkvae.training.schedule.TrainingSettings;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * Trains a model on a cluster: images laid out in shards come in, a trained model and its metrics
 * go out. Checkpoints stand beside the bundle from the first epoch on; whoever publishes the bundle
 * calls {@link #discardCheckpoints} after that.
 */
public final class VaeTraining {

  private final JavaSparkContext spark;
  private final VaeSpec spec;
  private final TrainingSettings settings;
  private final Consumer<String> console;

  /**
   * A training with these settings.
   *
   * @param console takes one aligned line an epoch, and where a training is resumed or stops early
   */
  public VaeTraining(
      JavaSparkContext spark, VaeSpec spec, TrainingSettings settings, Consumer<String> console) {
    this.spark = spark;
    this.spec = spec;
    this.settings = settings;
    this.console = console;
  }

  /**
   * Trains on these images, from the newest checkpoint where an earlier run of the same training
   * left one.
   *
   * @throws SettingsException where a checkpoint of another training stands in the way
   * @throws DataException where there are more replicas than images, or storage fails
   * @throws TrainingDivergedException where a loss or a parameter is not finite
   */
  public TrainingResult run(TrainingData data) {
    check(data);
    try (ReplicaPool crew =
        new ReplicaPool(spark, new VaeReplicas(spec, settings.threadsPerTask()))) {
      ShardSizes shards = RoundRunner.shards(spark, data.training(), data.replicas());
      checkImages(shards);
      Hyperparameters pace = ReplicaScaling.of(shards, settings.epochs()).pace(settings.pace());
      console.accept("%d replicas: %s".formatted(shards.replicas(), pace.describe()));
      Recipe recipe = Recipe.of(settings, pace, spec.model(), shards);
      EpochRunner training = new EpochRunner(spark, crew, shards, recipe);
      TrainingProgress end = train(data, crew, training, pace);
      boolean keepBest = settings.earlyStoppingEpochs() > 0;
      return new TrainingResult(end, pace, keepBest, shards.images());
    } finally {
      spark.setJobDescription(null);
    }
  }

  private TrainingProgress train(
      TrainingData data, ReplicaPool crew, EpochRunner training, Hyperparameters pace) {
    CheckpointPolicy checkpoints =
        new CheckpointPolicy(
            store(), Fingerprint.of(spec, settings, pace, data), settings.persistence());
    Vae vae = Vae.fresh(spec, settings.seed());
    TrainingProgress start = start(checkpoints, data, vae);
    GraphState.restore(vae.graph(), start.state());
    RoundLog log = new RoundLog(settings.epochs());
    RoundListener listener =
        (progress, rounds) -> {
          checkpoints.afterRound(progress, rounds);
          log.afterRound(progress, rounds);
        };
    AveragingTrainingMaster master = new AveragingTrainingMaster(training, start, listener);
    SparkComputationGraph graph =
        new SparkComputationGraph(new AnySerializer(spark), vae.graph(), master);
    JavaRDD<MultiDataSet> images = data.training().map(PackedImages::new);
    UnaryOperator<TrainingProgress> fit =
        progress -> {
          master.goOn(progress);
          graph.fitMultiDataSet(images);
          return master.progress();
        };
    HeldOutScorer.Noise noise =
        new HeldOutScorer.Noise(pace.cadence().batchSizePerWorker(), settings.seed());
    HeldOutScorer heldOut = new HeldOutScorer(data.validation(), crew, noise);
    TrainingLoop.Limits limits =
        new TrainingLoop.Limits(
            settings.epochs(), settings.earlyStoppingEpochs(), spec.shape().values());
    return new TrainingLoop(spark, training, heldOut, checkpoints, limits).run(start, fit, console);
  }

  private TrainingProgress start(CheckpointPolicy checkpoints, TrainingData data, Vae vae) {
    return checkpoints
        .resumed()
        .map(
            progress -> {
              console.accept(
                  "resumed in epoch %d after round %d"
                      .formatted(progress.epoch() + 1, progress.round()));
              return progress;
            })
        .orElseGet(
            () -> {
              vae.beginAt(MeanImage.of(data.training(), spec.shape().values()));
              return TrainingProgress.beginning(vae.state());
            });
  }

  /** Where the checkpoints of a training with that output are until its bundle is published. */
  public static Path checkpoints(String output) {
    return CheckpointStore.directory(output);
  }

  /** Removes the checkpoints of a training whose bundle has been published. */
  public void discardCheckpoints() {
    store().remove();
  }

  private CheckpointStore store() {
    String output =
        settings
            .output()
            .orElseThrow(
                () ->
                    new SettingsException(
                        List.of(
                            "Cannot train: training.output is not set (name the"
                                + " directory of the model bundle)")));
    return new CheckpointStore(output, spark.hadoopConfiguration());
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
