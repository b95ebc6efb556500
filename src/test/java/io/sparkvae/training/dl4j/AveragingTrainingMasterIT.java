package io.sparkvae.training.dl4j;

import static io.sparkvae.training.exchange.States.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.SparkLocal;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.training.checkpoint.TrainingProgress;
import io.sparkvae.training.loop.EpochRunner;
import io.sparkvae.training.loop.EpochRunner.Recipe;
import io.sparkvae.training.round.ArithmeticReplicas;
import io.sparkvae.training.round.ReplicaPool;
import io.sparkvae.training.round.SyntheticShards;
import io.sparkvae.training.schedule.BetaSchedule;
import io.sparkvae.training.schedule.LearningRateSchedule;
import io.sparkvae.training.schedule.MinibatchPlan;
import io.sparkvae.training.schedule.ShardSizes;
import io.sparkvae.training.schedule.StepSchedule;
import io.sparkvae.vae.TrainingState;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

@ExtendWith(SparkLocal.class)
class AveragingTrainingMasterIT {

  private static final List<Integer> SIZES = List.of(30, 25, 20, 24);

  @Test
  void theNetworkHoldsWhatTheRoundsEndedWith(JavaSparkContext spark) {
    ComputationGraph network = network();
    GraphState.restore(network, beginning());
    TrainingState trained = train(spark, network, PackedImages::new, new Averagings());
    assertSameBits(GraphState.of(network), trained);
    assertThat(trained.parameters()).isNotEqualTo(beginning().parameters());
    assertThat(network.getEpochCount()).isEqualTo(1);
  }

  @Test
  void dataSetsOfOrdinaryArraysTrainTheSame(JavaSparkContext spark) {
    TrainingState packed = train(spark, network(), PackedImages::new, new Averagings());
    TrainingState arrays =
        train(
            spark,
            network(),
            block ->
                new org.nd4j.linalg.dataset.MultiDataSet(
                    new PackedImages(block).getFeatures(0), null),
            new Averagings());
    assertSameBits(arrays, packed);
  }

  @Test
  void listenersSeeEveryAveraging(JavaSparkContext spark) {
    Averagings averagings = new Averagings();
    train(spark, network(), PackedImages::new, averagings);
    assertThat(averagings.iterations).containsExactly(2, 4, 6);
    assertThat(averagings.epochs).isEqualTo(2);
  }

  @Test
  void whatTrainsNoVaeIsRefused(JavaSparkContext spark) {
    AveragingTrainingMaster master = master(spark, new ReplicaPool(spark, factory()));
    SparkComputationGraph graph = new SparkComputationGraph(spark, network(), master);
    JavaRDD<DataSet> dataSets = spark.emptyRDD();
    assertThatThrownBy(() -> graph.fit(dataSets))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("AveragingTrainingMaster does not support DataSet (call fitMultiDataSet)");
    assertThatThrownBy(() -> master.setCollectTrainingStats(true))
        .hasMessage(
            "AveragingTrainingMaster does not support training statistics"
                + " (seconds by phase stand in metrics.jsonl)");
  }

  private static TrainingState train(
      JavaSparkContext spark,
      ComputationGraph network,
      Function<ImageBlock, MultiDataSet> dataSet,
      Averagings averagings) {
    GraphState.restore(network, beginning());
    try (ReplicaPool pool = new ReplicaPool(spark, factory())) {
      AveragingTrainingMaster master = master(spark, pool);
      SparkComputationGraph graph = new SparkComputationGraph(spark, network, master);
      graph.setListeners(averagings);
      JavaRDD<MultiDataSet> data = SyntheticShards.rdd(spark, SIZES).map(dataSet);
      graph.fitMultiDataSet(data);
      return master.progress().state();
    }
  }

  private static AveragingTrainingMaster master(JavaSparkContext spark, ReplicaPool pool) {
    LearningRateSchedule rate =
        new LearningRateSchedule(0.01, 0, LearningRateSchedule.Shape.CONSTANT, 0);
    Recipe recipe =
        new Recipe(
            new MinibatchPlan(10, 2), new StepSchedule(rate, new BetaSchedule(1, 0), 10, 1), 1, 1);
    EpochRunner training = new EpochRunner(spark, pool, new ShardSizes(2, SIZES), recipe);
    return new AveragingTrainingMaster(
        training, TrainingProgress.beginning(beginning()), (progress, rounds) -> {});
  }

  private static ArithmeticReplicas factory() {
    return new ArithmeticReplicas(Math.toIntExact(network().numParams()), -1);
  }

  private static TrainingState beginning() {
    return factory().beginning();
  }

  /** Any network with parameters and Adam's moments. */
  private static ComputationGraph network() {
    ComputationGraph network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .updater(new Adam())
                .graphBuilder()
                .addInputs("in")
                .addLayer(
                    "out", new OutputLayer.Builder(LossFunction.MSE).nIn(6).nOut(2).build(), "in")
                .setOutputs("out")
                .build());
    network.init();
    return network;
  }

  /** Counts what listeners are told. */
  private static final class Averagings extends BaseTrainingListener {

    private final List<Integer> iterations = new ArrayList<>();
    private int epochs;

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
      iterations.add(iteration);
    }

    @Override
    public void onEpochStart(Model model) {
      epochs++;
    }

    @Override
    public void onEpochEnd(Model model) {
      epochs++;
    }
  }
}
