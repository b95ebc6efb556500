package io.sparkvae.training;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.image.ImageShape;
import io.sparkvae.training.listener.TrainingListener;
import io.sparkvae.training.round.SyntheticShards;
import io.sparkvae.training.round.TrainingData;
import io.sparkvae.training.schedule.HyperparameterSettings;
import io.sparkvae.training.schedule.LearningRateSchedule.Shape;
import io.sparkvae.training.schedule.MinibatchPlan;
import io.sparkvae.training.schedule.TrainingSettings;
import io.sparkvae.training.schedule.TrainingSettings.Persistence;
import io.sparkvae.training.schedule.TrainingSettings.Resume;
import io.sparkvae.vae.spec.AdamSettings;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.Binarisation;
import io.sparkvae.vae.spec.Likelihood;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/** A training of the real network that takes a second: 199 images of 8x8 pixels, 57 held out. */
final class SmallTraining {

  private static final AdamSettings ADAM = new AdamSettings(0.9, 0.999, 1e-8);

  static final VaeSpec SPEC =
      new VaeSpec(
          new ModelSettings(
              Architecture.DENSE, 3, List.of(16), Likelihood.BERNOULLI, Binarisation.DYNAMIC, 1, 0),
          new ImageShape(1, 8, 8),
          ADAM,
          1);

  private SmallTraining() {}

  static TrainingResult train(
      JavaSparkContext spark,
      TrainingSettings settings,
      int replicas,
      TrainingListener... listeners) {
    return new VaeTraining(spark, SPEC, settings, listeners).run(data(spark, replicas));
  }

  static TrainingData data(JavaSparkContext spark, int replicas) {
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
    return new TrainingData(training, replicas, validation, 57, "synthetic");
  }

  /** Bright squares at two places: something to learn. */
  static ImageBlock images(int seed, int images) {
    int area = SPEC.shape().values();
    Random random = new Random(seed);
    byte[] values = new byte[images * area];
    for (int i = 0; i < images; i++) {
      int corner = random.nextBoolean() ? 0 : 4;
      for (int y = 0; y < 8; y++) {
        for (int x = 0; x < 8; x++) {
          boolean inside = y / 4 * 4 == corner && x / 4 * 4 == corner;
          values[i * area + y * 8 + x] = (byte) (random.nextInt(40) + (inside ? 200 : 0));
        }
      }
    }
    return new ImageBlock(images, values);
  }

  /** Everything set: nothing is left to choose. A checkpoint comes every two rounds. */
  static TrainingSettings settings(
      Optional<Path> output, int epochs, double rate, MinibatchPlan minibatches) {
    return new TrainingSettings(
        output.map(Path::toString),
        epochs,
        OptionalInt.empty(),
        pace(minibatches, rate),
        ADAM,
        1,
        2,
        new Persistence(2, Resume.AUTO),
        0,
        1);
  }

  private static HyperparameterSettings pace(MinibatchPlan minibatches, double rate) {
    return new HyperparameterSettings(
        OptionalInt.of(minibatches.batchSizePerWorker()),
        OptionalInt.of(minibatches.averagingFrequency()),
        new HyperparameterSettings.Rate(
            rate, OptionalDouble.of(1), OptionalInt.of(0), Optional.of(Shape.CONSTANT), 0.2));
  }
}
