package io.sparkvae.training.dl4j;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.training.checkpoint.TrainingProgress;
import io.sparkvae.training.loop.EpochRunner;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * Trains a network to the end of an epoch by {@code SparkComputationGraph.fitMultiDataSet}. The
 * network holds the state that the progress ends with.
 */
public final class GraphFit implements UnaryOperator<TrainingProgress> {

  private final AveragingTrainingMaster master;
  private final SparkComputationGraph graph;
  private final JavaRDD<MultiDataSet> images;

  /**
   * The fit of one training.
   *
   * @param network begins with the state of {@code start}
   * @param rounds sees every round
   */
  public GraphFit(
      JavaSparkContext spark,
      ComputationGraph network,
      EpochRunner training,
      TrainingProgress start,
      EpochRunner.RoundListener rounds,
      JavaRDD<ImageBlock> blocks) {
    GraphState.restore(network, start.state());
    this.master = new AveragingTrainingMaster(training, start, rounds);
    this.graph = new SparkComputationGraph(new AnySerializer(spark), network, master);
    this.images = blocks.map(PackedImages::new);
  }

  @Override
  public TrainingProgress apply(TrainingProgress progress) {
    master.goOn(progress);
    graph.fitMultiDataSet(images);
    return master.progress();
  }
}
