package io.sparkvae.training.dl4j;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.training.checkpoint.TrainingProgress;
import io.sparkvae.training.loop.EpochRunner;
import java.util.Collection;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.core.loader.DataSetLoader;
import org.deeplearning4j.core.loader.MultiDataSetLoader;
import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.spark.api.TrainingHook;
import org.deeplearning4j.spark.api.TrainingMaster;
import org.deeplearning4j.spark.api.TrainingResult;
import org.deeplearning4j.spark.api.TrainingWorker;
import org.deeplearning4j.spark.api.stats.SparkTrainingStats;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * dl4j-spark's training master with averaging of our own: {@code
 * SparkComputationGraph.fitMultiDataSet} over packed images, laid out replica after replica, is one
 * epoch of rounds. Parameters, updater state and iteration count are those of the graph's network,
 * before and after. Whatever else the interface offers is refused, for it trains no VAE.
 */
public final class AveragingTrainingMaster
    implements TrainingMaster<TrainingResult, TrainingWorker<TrainingResult>> {

  private final EpochRunner training;
  private final EpochRunner.RoundListener rounds;
  private TrainingProgress progress;
  private List<TrainingListener> listeners = List.of();

  /**
   * Takes up a training where it is.
   *
   * @param rounds sees every round, before the network's listeners do
   */
  public AveragingTrainingMaster(
      EpochRunner training, TrainingProgress progress, EpochRunner.RoundListener rounds) {
    this.training = training;
    this.progress = progress;
    this.rounds = rounds;
  }

  /** Where the training is; replaced by {@link #goOn} once the epoch has been scored. */
  public TrainingProgress progress() {
    return progress;
  }

  public void goOn(TrainingProgress next) {
    progress = next;
  }

  @Override
  public void executeTrainingMDS(SparkComputationGraph graph, JavaRDD<MultiDataSet> trainingData) {
    ComputationGraph network = graph.getNetwork();
    JavaRDD<ImageBlock> blocks = trainingData.map(PackedImages::block);
    listeners.forEach(listener -> listener.onEpochStart(network));
    progress =
        training.run(
            blocks,
            progress.with(GraphState.of(network)),
            (after, count) -> {
              rounds.afterRound(after, count);
              tell(network, after);
            });
    GraphState.restore(network, progress.state());
    graph.setScore(progress.elbo().negativeElbo());
    listeners.forEach(listener -> listener.onEpochEnd(network));
  }

  /** DL4J's listeners see the network after every averaging. */
  private void tell(ComputationGraph network, TrainingProgress after) {
    if (!listeners.isEmpty()) {
      GraphState.restore(network, after.state());
      network.setScore(after.elbo().negativeElbo());
      listeners.forEach(
          listener -> listener.iterationDone(network, after.state().iteration(), after.epoch()));
    }
  }

  @Override
  public void setListeners(Collection<TrainingListener> newListeners) {
    listeners = List.copyOf(newListeners);
  }

  @Override
  public void setListeners(
      @Nullable StatsStorageRouter router, Collection<TrainingListener> newListeners) {
    if (router != null) {
      throw unsupported("a StatsStorageRouter", "set listeners without one");
    }
    setListeners(newListeners);
  }

  @Override
  public boolean getIsCollectTrainingStats() {
    return false;
  }

  @Override
  public void setCollectTrainingStats(boolean collectTrainingStats) {
    if (collectTrainingStats) {
      throw unsupported("training statistics", "seconds by phase stand in metrics.jsonl");
    }
  }

  @Override
  @SuppressWarnings("NullAway") // dl4j-spark's word for: none were collected
  public SparkTrainingStats getTrainingStats() {
    return null;
  }

  /** Nothing is written but checkpoints, which are not temporary. */
  @Override
  public boolean deleteTempFiles(JavaSparkContext sc) {
    return true;
  }

  @Override
  public boolean deleteTempFiles(SparkContext sc) {
    return true;
  }

  @Override
  public void addHook(TrainingHook trainingHook) {
    throw unsupported("training hooks", "set listeners, which are told of every averaging");
  }

  @Override
  public void removeHook(TrainingHook trainingHook) {
    throw unsupported("training hooks", "none can have been added");
  }

  @Override
  public String toJson() {
    throw unsupported("a configuration as JSON", "the settings stand in the model bundle");
  }

  @Override
  public String toYaml() {
    throw unsupported("a configuration as YAML", "the settings stand in the model bundle");
  }

  @Override
  public TrainingWorker<TrainingResult> getWorkerInstance(SparkDl4jMultiLayer network) {
    throw unsupported("workers of its own", "call fitMultiDataSet");
  }

  @Override
  public TrainingWorker<TrainingResult> getWorkerInstance(SparkComputationGraph graph) {
    throw unsupported("workers of its own", "call fitMultiDataSet");
  }

  @Override
  public void executeTraining(SparkDl4jMultiLayer network, JavaRDD<DataSet> trainingData) {
    throw unsupported("SparkDl4jMultiLayer", "use SparkComputationGraph.fitMultiDataSet");
  }

  @Override
  public void executeTraining(SparkComputationGraph graph, JavaRDD<DataSet> trainingData) {
    throw unsupported("DataSet", "call fitMultiDataSet");
  }

  @Override
  public void executeTrainingPaths(
      @Nullable SparkDl4jMultiLayer network,
      @Nullable SparkComputationGraph graph,
      JavaRDD<String> trainingDataPaths,
      @Nullable DataSetLoader dsLoader,
      @Nullable MultiDataSetLoader mdsLoader) {
    throw unsupported("paths", "call fitMultiDataSet");
  }

  private static UnsupportedOperationException unsupported(String what, String instead) {
    return new UnsupportedOperationException(
        "AveragingTrainingMaster does not support %s (%s)".formatted(what, instead));
  }
}
