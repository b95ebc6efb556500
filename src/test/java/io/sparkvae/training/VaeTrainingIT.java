package io.sparkvae.training;

import static io.sparkvae.training.exchange.States.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkvae.SparkLocal;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.error.DataException;
import io.sparkvae.error.TrainingDivergedException;
import io.sparkvae.image.ImageShape;
import io.sparkvae.training.round.Minibatches;
import io.sparkvae.training.round.SyntheticShards;
import io.sparkvae.training.round.TrainingData;
import io.sparkvae.training.schedule.BetaSchedule;
import io.sparkvae.training.schedule.EpochOrder;
import io.sparkvae.training.schedule.HyperparameterSettings;
import io.sparkvae.training.schedule.LearningRateSchedule;
import io.sparkvae.training.schedule.LearningRateSchedule.Shape;
import io.sparkvae.training.schedule.ReplicaPlan;
import io.sparkvae.training.schedule.StepSchedule;
import io.sparkvae.training.schedule.TrainingSettings;
import io.sparkvae.training.schedule.TrainingSettings.Cadence;
import io.sparkvae.training.schedule.TrainingSettings.Persistence;
import io.sparkvae.training.schedule.TrainingSettings.Resume;
import io.sparkvae.vae.ComputeThreads;
import io.sparkvae.vae.TrainingState;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.spec.AdamSettings;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.Binarisation;
import io.sparkvae.vae.spec.Likelihood;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The real network, through {@code SparkComputationGraph}. */
@ExtendWith(SparkLocal.class)
class VaeTrainingIT {

  private static final ImageShape SHAPE = new ImageShape(1, 8, 8);
  private static final AdamSettings ADAM = new AdamSettings(0.9, 0.999, 1e-8);
  private static final VaeSpec SPEC =
      new VaeSpec(
          new ModelSettings(
              Architecture.DENSE, 3, List.of(16), Likelihood.BERNOULLI, Binarisation.DYNAMIC, 1, 0),
          SHAPE,
          ADAM,
          1);

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
    TrainingSettings settings = settings("model", 2, 1e-2, new Cadence(10, 1));
    assertSameBits(train(spark, settings, 1).lastState(), plainTraining(settings));
  }

  @Test
  void killedInAnEpochAndResumedEqualsUninterrupted(JavaSparkContext spark) {
    TrainingResult whole = train(spark, settings("whole", 3, 1e-2), 2);
    TrainingSettings settings = settings("killed", 3, 1e-2);
    Consumer<String> killer =
        line -> {
          // The line comes before the checkpoint of its epoch: what is left was made in its midst.
          if (line.startsWith("epoch   2/")) {
            throw new IllegalStateException("killed");
          }
        };
    assertThatThrownBy(() -> train(spark, settings, 2, killer)).hasMessage("killed");
    assertThat(folder.resolve("killed.checkpoints/checkpoint-000000001-000000002")).exists();

    TrainingResult resumed = train(spark, settings, 2);
    assertThat(console).contains("resumed in epoch 2 after round 2");
    assertSameBits(resumed.lastState(), whole.lastState());
  }

  @Test
  void heldOutElboFallsAndFollowsTheParameters(JavaSparkContext spark) throws Exception {
    TrainingResult result = train(spark, settings("model", 4, 1e-2), 2);
    List<Double> heldOut = new ArrayList<>();
    for (String line : result.metrics()) {
      JsonNode node = new ObjectMapper().readTree(line);
      heldOut.add(node.get("validation_negative_elbo").asDouble());
    }
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
        spark.parallelize(List.of(images(1, 1), images(2, 1), images(3, 0)), 3);
    TrainingData data = new TrainingData(two, 3, two, 2, "two images");
    assertThatThrownBy(
            () -> new VaeTraining(spark, SPEC, settings("model", 1, 1e-3), console::add).run(data))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot train 3 replicas: there are 2 training images (lower" + " training.replicas)");
  }

  private TrainingResult train(JavaSparkContext spark, TrainingSettings settings, int replicas) {
    return train(spark, settings, replicas, console::add);
  }

  private static TrainingResult train(
      JavaSparkContext spark, TrainingSettings settings, int replicas, Consumer<String> console) {
    List<Integer> sizes = SyntheticShards.sizes(199, replicas, 2);
    List<ImageBlock> blocks = new ArrayList<>();
    sizes.forEach(size -> blocks.add(images(blocks.size(), size)));
    JavaRDD<ImageBlock> training =
        spark
            .parallelize(blocks, sizes.size())
            .map(block -> block)
            .persist(StorageLevel.MEMORY_AND_DISK_SER());
    JavaRDD<ImageBlock> validation =
        spark.parallelize(List.of(images(100, 40), images(101, 17)), 2);
    TrainingData data = new TrainingData(training, replicas, validation, 57, "synthetic");
    return new VaeTraining(spark, SPEC, settings, console).run(data);
  }

  private static TrainingState plainTraining(TrainingSettings settings) {
    ComputeThreads.use(1);
    Vae vae = Vae.fresh(SPEC, settings.seed());
    List<Integer> sizes = SyntheticShards.sizes(199, 1, 2);
    List<ImageBlock> blocks = List.of(images(0, sizes.get(0)), images(1, sizes.get(1)));
    vae.initialiseOutputBias(mean(blocks));
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
    double[] mean = new double[SHAPE.values()];
    for (ImageBlock block : blocks) {
      for (int i = 0; i < block.values().length; i++) {
        mean[i % mean.length] += block.values()[i] & 0xFF;
      }
    }
    int images = blocks.stream().mapToInt(ImageBlock::images).sum();
    return Arrays.stream(mean).map(sum -> sum / (255.0 * images)).toArray();
  }

  /** Bright squares at two places: something to learn. */
  private static ImageBlock images(int seed, int images) {
    Random random = new Random(seed);
    byte[] values = new byte[images * SHAPE.values()];
    for (int i = 0; i < images; i++) {
      int corner = random.nextBoolean() ? 0 : 4;
      for (int y = 0; y < 8; y++) {
        for (int x = 0; x < 8; x++) {
          boolean inside = y / 4 * 4 == corner && x / 4 * 4 == corner;
          values[i * SHAPE.values() + y * 8 + x] = (byte) (random.nextInt(40) + (inside ? 200 : 0));
        }
      }
    }
    return new ImageBlock(images, values);
  }

  /** Everything set: nothing is left to choose. */
  private static HyperparameterSettings pace(Cadence cadence, double rate) {
    return new HyperparameterSettings(
        OptionalInt.of(cadence.batchSizePerWorker()),
        OptionalInt.of(cadence.averagingFrequency()),
        new HyperparameterSettings.Rate(
            rate, OptionalDouble.of(1), OptionalInt.of(0), Optional.of(Shape.CONSTANT), 0.2));
  }

  private TrainingSettings settings(String name, int epochs, double rate) {
    return settings(name, epochs, rate, new Cadence(10, 3));
  }

  private TrainingSettings settings(String name, int epochs, double rate, Cadence cadence) {
    return new TrainingSettings(
        Optional.of(folder.resolve(name).toString()),
        epochs,
        OptionalInt.empty(),
        pace(cadence, rate),
        ADAM,
        1,
        2,
        new Persistence(2, Resume.AUTO),
        0,
        1);
  }
}
