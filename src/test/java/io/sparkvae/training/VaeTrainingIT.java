package io.sparkvae.training;

import static io.sparkvae.training.exchange.States.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.SparkLocal;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.error.DataException;
import io.sparkvae.error.TrainingDivergedException;
import io.sparkvae.table.EpochMetrics;
import io.sparkvae.training.listener.ConsoleLog;
import io.sparkvae.training.listener.SavedCheckpoint;
import io.sparkvae.training.listener.TrainingListener;
import io.sparkvae.training.round.Minibatches;
import io.sparkvae.training.round.SyntheticShards;
import io.sparkvae.training.round.TrainingData;
import io.sparkvae.training.schedule.BetaSchedule;
import io.sparkvae.training.schedule.EpochOrder;
import io.sparkvae.training.schedule.LearningRateSchedule;
import io.sparkvae.training.schedule.LearningRateSchedule.Shape;
import io.sparkvae.training.schedule.MinibatchPlan;
import io.sparkvae.training.schedule.ReplicaPlan;
import io.sparkvae.training.schedule.StepSchedule;
import io.sparkvae.training.schedule.TrainingSettings;
import io.sparkvae.vae.ComputeThreads;
import io.sparkvae.vae.TrainingState;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.VaeStart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The real network, through {@code SparkComputationGraph}. */
@ExtendWith(SparkLocal.class)
class VaeTrainingIT {

  @TempDir private Path folder;
  private final List<String> console = new ArrayList<>();

  @Test
  void sameSeedAndReplicasGiveTheSameBitsOnOneThreadAndTwo() {
    TrainingResult one = train(SparkLocal.context("local[1]"), settings("one", 3, 1e-2), 2);
    TrainingResult two = train(SparkLocal.context("local[2]"), settings("two", 3, 1e-2), 2);
    assertSameBits(two.lastState(), one.lastState());
  }

  @Test
  void oneReplicaAveragedEveryMinibatchEqualsPlainTraining(JavaSparkContext spark) {
    TrainingSettings settings = settings("model", 2, 1e-2, new MinibatchPlan(10, 1));
    assertSameBits(train(spark, settings, 1).lastState(), plainTraining(settings));
  }

  @Test
  void killedInAnEpochAndResumedEqualsUninterrupted(JavaSparkContext spark) {
    TrainingResult whole = train(spark, settings("whole", 3, 1e-2), 2);
    TrainingSettings settings = settings("killed", 3, 1e-2);
    TrainingListener killer =
        new TrainingListener() {
          /** Comes before the checkpoint of the epoch: what is left was made in its midst. */
          @Override
          public void epochEnds(EpochMetrics metrics) {
            if (metrics.epoch() == 2) {
              throw new IllegalStateException("killed");
            }
          }
        };
    assertThatThrownBy(() -> train(spark, settings, 2, killer)).hasMessage("killed");
    assertThat(folder.resolve("killed.checkpoints/checkpoint-000000001-000000002")).exists();

    TrainingResult resumed = train(spark, settings, 2);
    assertThat(console).contains("resumed in epoch 2 after round 2");
    assertSameBits(resumed.lastState(), whole.lastState());
  }

  @Test
  void heldOutElboFallsAndFollowsTheParameters(JavaSparkContext spark) {
    TrainingResult result = train(spark, settings("model", 4, 1e-2), 2);
    List<Double> heldOut = new ArrayList<>();
    result
        .metrics()
        .forEach(epoch -> heldOut.add(epoch.heldOut().orElseThrow().loss().negativeElbo()));
    assertThat(heldOut).hasSize(4).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(console).hasSize(5).filteredOn(line -> line.startsWith("epoch")).hasSize(4);
    assertThat(console.get(0))
        .isEqualTo(
            "2 replicas: batch 10, averaging every 3, learning rate 0.01, no warm-up, constant");
    assertThat(result.parameters()).isSameAs(result.lastState().parameters());
    assertThat(result.trainingImages()).isEqualTo(199);
  }

  @Test
  void anAbsurdRateStopsWithOneClearLine(JavaSparkContext spark) {
    assertThatThrownBy(() -> train(spark, settings("model", 2, 1e30), 2))
        .isInstanceOf(TrainingDivergedException.class)
        .hasMessageMatching(
            "Training diverged in epoch 1(, round \\d+, replica [01])?: .*"
                + " \\(lower training.learning-rate\\)");
  }

  @Test
  void moreReplicasThanImagesAreRefused(JavaSparkContext spark) {
    JavaRDD<ImageBlock> two =
        spark.parallelize(
            List.of(
                SmallTraining.images(1, 1), SmallTraining.images(2, 1), SmallTraining.images(3, 0)),
            3);
    TrainingData data = new TrainingData(two, 3, two, 2, "two images");
    assertThatThrownBy(
            () -> new VaeTraining(spark, SmallTraining.SPEC, settings("model", 1, 1e-3)).run(data))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot train 3 replicas: there are 2 training images (lower" + " training.replicas)");
  }

  @Test
  void withoutAnOutputNothingIsSavedAndTheResultIsTheSame(JavaSparkContext spark) {
    List<SavedCheckpoint> saved = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void checkpointSaved(SavedCheckpoint checkpoint) {
            saved.add(checkpoint);
          }
        };
    TrainingSettings settings =
        SmallTraining.settings(Optional.empty(), 2, 1e-2, new MinibatchPlan(10, 3));
    TrainingResult result = train(spark, settings, 2, listener);
    new VaeTraining(spark, SmallTraining.SPEC, settings).discardCheckpoints();
    assertThat(saved).isEmpty();
    assertSameBits(
        result.lastState(), train(spark, settings("model", 2, 1e-2), 2, listener).lastState());
    assertThat(saved).isNotEmpty();
  }

  @Test
  void listenersAreToldInOrderOnTheCallersThread(JavaSparkContext spark) {
    List<String> events = new ArrayList<>();
    TrainingResult result = train(spark, settings("model", 2, 1e-2), 2, new EventNames(events));
    assertThat(events)
        .containsExactly(
            "begins 2 replicas, 199 + 57 images",
            "round 1/4",
            "round 2/4",
            "saved 1.2",
            "round 3/4",
            "round 4/4",
            "epoch 1",
            "saved 2.0",
            "round 1/4",
            "round 2/4",
            "saved 2.2",
            "round 3/4",
            "round 4/4",
            "epoch 2",
            "saved 3.0",
            "ends after 2, keeps 2");
    assertThat(result.metrics()).extracting(EpochMetrics::epoch).containsExactly(1, 2);
    assertThat(result.metrics()).extracting(EpochMetrics::json).isEqualTo(result.metricsLines());
  }

  @Test
  void aResumedTrainingHasTheMetricsOfAllEpochs(JavaSparkContext spark) {
    TrainingSettings settings = settings("model", 3, 1e-2);
    TrainingResult whole = train(spark, settings, 2);
    TrainingResult again = train(spark, settings, 2);
    assertThat(again.metricsLines()).isEqualTo(whole.metricsLines());
    assertThat(again.metrics()).hasSize(3);
    for (int epoch = 0; epoch < 3; epoch++) {
      assertThat(again.metrics().get(epoch).line()).isEqualTo(whole.metrics().get(epoch).line());
    }
  }

  private TrainingResult train(JavaSparkContext spark, TrainingSettings settings, int replicas) {
    return train(spark, settings, replicas, new ConsoleLog(console::add));
  }

  private static TrainingResult train(
      JavaSparkContext spark, TrainingSettings settings, int replicas, TrainingListener listener) {
    return SmallTraining.train(spark, settings, replicas, listener);
  }

  private static TrainingState plainTraining(TrainingSettings settings) {
    ComputeThreads.use(1);
    Vae vae = Vae.fresh(SmallTraining.SPEC, settings.seed());
    List<Integer> sizes = SyntheticShards.sizes(199, 1, 2);
    List<ImageBlock> blocks =
        List.of(SmallTraining.images(0, sizes.get(0)), SmallTraining.images(1, sizes.get(1)));
    VaeStart.atMean(vae, mean(blocks));
    StepSchedule schedule =
        new StepSchedule(
            new LearningRateSchedule(1e-2, 0, Shape.CONSTANT, 0),
            new BetaSchedule(1, 0),
            40,
            settings.seed());
    int iteration = 0;
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      EpochOrder order =
          new EpochOrder(
              settings.seed(), epoch, 0, sizes.stream().mapToInt(Integer::intValue).toArray());
      ReplicaPlan whole = new ReplicaPlan(0, epoch, 0, 0, order.cuts(0, 199));
      Minibatches minibatches = new Minibatches(whole, 10, blocks::get);
      for (int minibatch = 0; minibatches.hasNext(); minibatch++) {
        vae.step(minibatches.next(), schedule.step(iteration++, whole, minibatch));
      }
    }
    return vae.state();
  }

  private static double[] mean(List<ImageBlock> blocks) {
    double[] mean = new double[SmallTraining.SPEC.shape().values()];
    for (ImageBlock block : blocks) {
      for (int i = 0; i < block.values().length; i++) {
        mean[i % mean.length] += block.values()[i] & 0xFF;
      }
    }
    int images = blocks.stream().mapToInt(ImageBlock::images).sum();
    return Arrays.stream(mean).map(sum -> sum / (255.0 * images)).toArray();
  }

  private TrainingSettings settings(String name, int epochs, double rate) {
    return settings(name, epochs, rate, new MinibatchPlan(10, 3));
  }

  private TrainingSettings settings(
      String name, int epochs, double rate, MinibatchPlan minibatches) {
    return SmallTraining.settings(Optional.of(folder.resolve(name)), epochs, rate, minibatches);
  }
}
