package io.sparkvae.training;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.cluster.OrderedBlocks;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.pca.PixelValues;
import io.sparkvae.pca.ProbabilisticPca;
import io.sparkvae.training.listener.LinearOpponent;
import io.sparkvae.training.round.TrainingData;
import io.sparkvae.vae.Mirror;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.VaeStart;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.LinearGaussian;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.ModelStart;
import io.sparkvae.vae.spec.PixelVariance;
import io.sparkvae.vae.spec.ResidualSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Probabilistic PCA of the training images, of as many dimensions as the model has: where a
 * Gaussian model begins, and what it is held against.
 */
final class LinearBaseline {

  private final ProbabilisticPca pca;
  private final ProbabilisticPca start;
  private final VaeSpec spec;
  private final Optional<LinearOpponent> opponent;

  private LinearBaseline(
      ProbabilisticPca pca,
      ProbabilisticPca start,
      VaeSpec spec,
      Optional<LinearOpponent> opponent) {
    this.pca = pca;
    this.start = start;
    this.spec = spec;
    this.opponent = opponent;
  }

  /**
   * Fits it, and scores the held-out images where the model's figure will compare.
   *
   * @param spec of the model that is trained
   * @param images training images
   */
  static LinearBaseline fit(JavaSparkContext spark, VaeSpec spec, TrainingData data, long images) {
    ModelSettings model = spec.model();
    ProbabilisticPca pca = fit(spark, spec, data.training(), images, "the training images");
    ProbabilisticPca start =
        model.alterations().mirror() && model.hasLinearPaths()
            ? fit(
                spark,
                spec,
                data.training().map(new WithMirrorImages(spec.shape().width())),
                2 * images,
                "the training images and their mirror images")
            : pca;
    boolean compares =
        model.variance().kind() != PixelVariance.Kind.FIXED
            && !model.alterations().anyForEncoder()
            && data.validationImages() > 0;
    if (!compares) {
      return new LinearBaseline(pca, start, spec, Optional.empty());
    }
    OptionalDouble mirrored =
        start == pca ? OptionalDouble.empty() : OptionalDouble.of(score(spark, start, data));
    double nats = score(spark, pca, data);
    return new LinearBaseline(
        pca, start, spec, Optional.of(new LinearOpponent(pca.components(), nats, mirrored)));
  }

  private static ProbabilisticPca fit(
      JavaSparkContext spark, VaeSpec spec, JavaRDD<ImageBlock> blocks, long images, String what) {
    return ProbabilisticPca.fit(
        spark,
        new OrderedBlocks(spark),
        blocks,
        images,
        spec.model().latentDim(),
        spec.shape().values(),
        what);
  }

  /** Adds its mirror image to every image of a block, on executors; serialises a number. */
  private record WithMirrorImages(int width) implements Function<ImageBlock, ImageBlock> {
    @Override
    public ImageBlock call(ImageBlock block) {
      byte[] both = Arrays.copyOf(block.values(), 2 * block.values().length);
      Mirror.write(block.values(), 0, width, both, block.values().length);
      return new ImageBlock(2 * block.images(), both);
    }
  }

  private static double score(JavaSparkContext spark, ProbabilisticPca pca, TrainingData data) {
    Broadcast<ProbabilisticPca> shared = spark.broadcast(pca);
    try {
      JavaRDD<Double> sums = data.validation().map(new SumOfNats(shared));
      double[] sum = {0};
      new OrderedBlocks(spark)
          .forEach("Held-out images under probabilistic PCA", sums, 8, part -> sum[0] += part);
      return sum[0] / data.validationImages();
    } finally {
      shared.destroy();
    }
  }

  /** Adds up −log p(x) over one block, on executors; serialises a handle to the broadcast. */
  @DefaultSerializer(JavaSerializer.class)
  private record SumOfNats(Broadcast<ProbabilisticPca> pca)
      implements Function<ImageBlock, Double>, Serializable {
    @Override
    public Double call(ImageBlock block) {
      double sum = 0;
      if (block.images() > 0) {
        for (double nats : pca.value().negativeLogLikelihood(PixelValues.of(block))) {
          sum += nats;
        }
      }
      return sum;
    }
  }

  /** What it is as an opponent; nothing where no figure of the model compares. */
  Optional<LinearOpponent> opponent() {
    return opponent;
  }

  /** Lets a fresh network begin there, or at its mean and variance. */
  void begin(Vae vae) {
    begin(vae, start);
  }

  private static void begin(Vae vae, ProbabilisticPca start) {
    double variance = 0;
    int values = start.mean().length;
    for (int k = 0; k < start.components(); k++) {
      variance += start.variance(k);
    }
    variance += (values - start.components()) * start.noiseVariance();
    PixelVariance wanted = vae.spec().model().variance();
    VaeStart.atLinear(vae, linear(start, wanted), variance / values);
  }

  /** Where the variance of a pixel is fixed, that of the noise is: W then changes with it. */
  private static LinearGaussian linear(ProbabilisticPca pca, PixelVariance variance) {
    double noise =
        variance.kind() == PixelVariance.Kind.FIXED ? variance.fixed() : pca.noiseVariance();
    int components = pca.components();
    double[] loadings = new double[pca.axes().length];
    for (int i = 0; i < loadings.length; i++) {
      double scale = Math.sqrt(Math.max(0, pca.variance(i % components) - noise));
      loadings[i] = pca.axes()[i] * scale;
    }
    return new LinearGaussian(pca.mean(), loadings, components, noise);
  }

  /** Probabilistic PCA as a model of its own, of the same objective. */
  Vae model() {
    ModelSettings model = spec.model();
    ModelSettings linear =
        new ModelSettings(
            Architecture.LINEAR,
            model.latentDim(),
            List.of(),
            model.likelihood(),
            model.binarisation(),
            model.beta(),
            model.betaWarmupEpochs(),
            model.variance(),
            ModelStart.PPCA,
            model.freeBits(),
            ResidualSettings.NONE,
            model.alterations());
    VaeSpec same = new VaeSpec(linear, spec.shape(), spec.adam(), spec.binarisationSeed());
    Vae vae = Vae.fresh(same, 0);
    begin(vae, pca);
    return vae;
  }
}
