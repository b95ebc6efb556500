package io.sparkvae.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.sparkvae.SparkLocal;
import io.sparkvae.cluster.OrderedBlocks;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.image.ImageShape;
import io.sparkvae.pca.PixelValues;
import io.sparkvae.pca.ProbabilisticPca;
import io.sparkvae.training.listener.TrainingEnd;
import io.sparkvae.training.listener.TrainingListener;
import io.sparkvae.training.listener.TrainingStart;
import io.sparkvae.training.round.TrainingData;
import io.sparkvae.training.schedule.MinibatchPlan;
import io.sparkvae.training.schedule.TrainingSettings;
import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.spec.AdamSettings;
import io.sparkvae.vae.spec.Alterations;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.Binarisation;
import io.sparkvae.vae.spec.ElboSum;
import io.sparkvae.vae.spec.Likelihood;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.ModelStart;
import io.sparkvae.vae.spec.PixelVariance;
import io.sparkvae.vae.spec.ResidualSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the images, what a training leaves is no worse than probabilistic PCA of its size. */
@ExtendWith(SparkLocal.class)
class LinearBaselineIT {

  private static final ImageShape SHAPE = new ImageShape(3, 16, 16);
  private static final int LATENTS = 6;
  private static final int HELD_OUT = 40;

  private final List<TrainingStart> starts = new ArrayList<>();
  private final List<TrainingEnd> ends = new ArrayList<>();
  private final TrainingListener listener =
      new TrainingListener() {
        @Override
        public void trainingBegins(TrainingStart start) {
          starts.add(start);
        }

        @Override
        public void trainingEnds(TrainingEnd end) {
          ends.add(end);
        }
      };

  /** What images look like. */
  enum Corpus {
    SQUARES,
    CONSTANT,
    TWO_COLOURS;

    byte[] image(int seed) {
      return switch (this) {
        case SQUARES -> square(seed);
        case CONSTANT -> filled(77);
        case TWO_COLOURS -> filled(seed % 2 == 0 ? 30 : 200);
      };
    }
  }

  @ParameterizedTest
  @CsvSource({
    "20, SQUARES, PPCA, 2",
    "200, SQUARES, PPCA, 2",
    "200, SQUARES, RANDOM, 1",
    "600, SQUARES, PPCA, 3",
    "3000, SQUARES, PPCA, 2",
    "20, CONSTANT, PPCA, 2",
    "200, TWO_COLOURS, PPCA, 2",
    "200, TWO_COLOURS, RANDOM, 1"
  })
  void whatIsPublishedIsNoWorse(
      int images, Corpus corpus, ModelStart start, int epochs, JavaSparkContext spark) {
    TrainingData data = data(spark, images, corpus);
    VaeSpec spec = spec(start);
    TrainingSettings settings =
        SmallTraining.settings(Optional.empty(), epochs, 1e-3, new MinibatchPlan(10, 3));
    TrainingResult result = new VaeTraining(spark, spec, settings, listener).run(data);

    double pca = closedForm(spark, data, images);
    double published = negativeElbo(result.model(spec), data);
    assertThat(published).isLessThan(pca + 5);
    assertThat(starts.get(0).opponent().orElseThrow().negativeLogLikelihood())
        .isCloseTo(pca, withPercentage(0.01));
    OptionalDouble won = ends.get(0).natsWon();
    boolean linear = result.model(spec).spec().model().architecture() == Architecture.LINEAR;
    assertThat(linear).isEqualTo(won.orElseThrow() < 0);
    if (start == ModelStart.RANDOM) {
      assertThat(linear).as("one epoch from random parameters overtakes nothing").isTrue();
    }
  }

  private static VaeSpec spec(ModelStart start) {
    ModelSettings model =
        new ModelSettings(
            Architecture.DENSE,
            LATENTS,
            List.of(16),
            Likelihood.GAUSSIAN,
            Binarisation.NONE,
            1,
            0,
            PixelVariance.IMAGE,
            start,
            0,
            ResidualSettings.NONE,
            Alterations.NONE);
    return new VaeSpec(model, SHAPE, new AdamSettings(0.9, 0.999, 1e-8), 1);
  }

  private static double closedForm(JavaSparkContext spark, TrainingData data, int images) {
    ProbabilisticPca pca =
        ProbabilisticPca.fit(
            spark,
            new OrderedBlocks(spark),
            data.training(),
            images,
            LATENTS,
            SHAPE.values(),
            "test images");
    double sum = 0;
    for (ImageBlock block : data.validation().collect()) {
      for (double nats : pca.negativeLogLikelihood(PixelValues.of(block))) {
        sum += nats;
      }
    }
    return sum / HELD_OUT;
  }

  /** The mean of several draws of z. */
  private static double negativeElbo(Vae vae, TrainingData data) {
    ElboSum sum = ElboSum.ZERO;
    for (ImageBlock block : data.validation().collect()) {
      PixelRows rows = PixelRows.packed(block.values(), block.images(), SHAPE.values());
      for (int draw = 0; draw < 20; draw++) {
        sum = sum.plus(vae.evaluate(rows, draw));
      }
    }
    return sum.negativeElbo();
  }

  private static TrainingData data(JavaSparkContext spark, int images, Corpus corpus) {
    List<ImageBlock> blocks = List.of(block(corpus, 0, images / 2), block(corpus, 1, images / 2));
    return new TrainingData(
        spark.parallelize(blocks, 2).map(block -> block),
        2,
        spark.parallelize(List.of(block(corpus, 2, HELD_OUT)), 1),
        HELD_OUT,
        "synthetic");
  }

  private static ImageBlock block(Corpus corpus, int number, int images) {
    byte[] values = new byte[images * SHAPE.values()];
    for (int i = 0; i < images; i++) {
      byte[] image = corpus.image(10_000 * number + i);
      System.arraycopy(image, 0, values, i * image.length, image.length);
    }
    return new ImageBlock(images, values);
  }

  private static byte[] filled(int level) {
    byte[] image = new byte[SHAPE.values()];
    Arrays.fill(image, (byte) level);
    return image;
  }

  /** A square of some colour somewhere on noise. */
  private static byte[] square(int seed) {
    Random random = new Random(seed);
    byte[] image = new byte[SHAPE.values()];
    int left = random.nextInt(10);
    int top = random.nextInt(10);
    int[] colour = {random.nextInt(256), random.nextInt(256), random.nextInt(256)};
    for (int i = 0; i < image.length; i++) {
      int x = i % 16 - left;
      int y = i / 16 % 16 - top;
      boolean inside = x >= 0 && x < 6 && y >= 0 && y < 6;
      image[i] = (byte) (inside ? colour[i / 256] : 100 + random.nextInt(20));
    }
    return image;
  }
}
