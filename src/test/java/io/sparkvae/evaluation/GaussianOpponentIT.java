package io.sparkvae.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.SparkLocal;
import io.sparkvae.SyntheticImages;
import io.sparkvae.cluster.OrderedBlocks;
import io.sparkvae.corpus.CorpusFixture;
import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.corpus.HoldOutRule;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.corpus.shard.NamedImages;
import io.sparkvae.evaluation.settings.EvaluationSettings;
import io.sparkvae.evaluation.settings.EvaluationSettings.Split;
import io.sparkvae.evaluation.settings.FactorSettings;
import io.sparkvae.evaluation.settings.NeighbourSettings;
import io.sparkvae.evaluation.settings.NeighbourSettings.Source;
import io.sparkvae.evaluation.settings.SamplingSettings;
import io.sparkvae.pca.PixelValues;
import io.sparkvae.pca.ProbabilisticPca;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.VaeModel;
import io.sparkvae.vae.spec.AdamSettings;
import io.sparkvae.vae.spec.Alterations;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.Binarisation;
import io.sparkvae.vae.spec.Likelihood;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.ModelStart;
import io.sparkvae.vae.spec.PixelVariance;
import io.sparkvae.vae.spec.ResidualSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkLocal.class)
final class GaussianOpponentIT {

  private static final VaeSpec SPEC = spec(PixelVariance.UNIT);

  private static VaeSpec spec(PixelVariance variance) {
    return new VaeSpec(
        new ModelSettings(
            Architecture.DENSE,
            3,
            List.of(16),
            Likelihood.GAUSSIAN,
            Binarisation.NONE,
            1,
            0,
            variance,
            ModelStart.RANDOM,
            0,
            ResidualSettings.NONE,
            Alterations.NONE),
        CorpusFixture.IMAGE.shape(),
        new AdamSettings(0.9, 0.999, 1e-8),
        1);
  }

  @TempDir Path folder;

  @Test
  void figuresOfPcaAreThoseOfTheTrainingPart(JavaSparkContext sc) {
    SyntheticImages.tree(folder, 120);
    CorpusSettings corpus = CorpusFixture.folder(folder);

    EvaluationResult result =
        new Evaluator(sc, model(), line -> {}).evaluate(new EvaluationJob(corpus, settings()));

    double nats = 0;
    double error = 0;
    List<ImageBlock> heldOut;
    try (NamedImages images = open(sc, corpus, true)) {
      heldOut = images.blocks().collect();
    }
    try (NamedImages images = open(sc, corpus, false)) {
      ProbabilisticPca pca =
          ProbabilisticPca.fit(
              sc, new OrderedBlocks(sc), images.blocks(), images.images(), 3, 192, "a test");
      long count = heldOut.stream().mapToInt(ImageBlock::images).sum();
      for (ImageBlock block : heldOut) {
        for (double image : pca.negativeLogLikelihood(PixelValues.of(block))) {
          nats += image / count;
        }
        for (double image : pca.projectionErrors(PixelValues.of(block))) {
          error += image / 192 / count;
        }
      }
      assertThat(result.metric("pca_negative_log_likelihood").protocol().facts())
          .containsEntry("pca_components", 3)
          .containsEntry("pca_images", images.images());
    }
    assertThat(value(result, "pca_negative_log_likelihood")).isCloseTo(nats, within(1e-6));
    assertThat(value(result, "pca_mean_squared_error")).isCloseTo(error, within(1e-9));
    assertThat(value(result, "pca_bits_per_dimension"))
        .isCloseTo(nats / 192 / Math.log(2), within(1e-8));
    assertThat(value(result, "negative_elbo_less_pca"))
        .isCloseTo(value(result, "negative_elbo") - nats, within(1e-6));
    assertThat(result.metric("negative_elbo_less_pca").standardError()).isPresent();
    assertThat(value(result, "importance_bound_less_pca"))
        .isCloseTo(value(result, "negative_importance_weighted_bound") - nats, within(1e-6));
    assertThat(value(result, "mean_squared_error_less_pca"))
        .isCloseTo(value(result, "mean_squared_error") - error, within(1e-9));
    // Of unit variance a density over [0, 1] is about that over levels less log2(255).
    assertThat(value(result, "discretised_bits_per_dimension"))
        .isCloseTo(value(result, "bits_per_dimension") + Math.log(255) / Math.log(2), within(0.1));
  }

  @Test
  void levelsTakeTheVarianceThatTheModelHas(JavaSparkContext sc) {
    SyntheticImages.tree(folder, 60);
    for (PixelVariance variance :
        List.of(
            PixelVariance.IMAGE,
            new PixelVariance(PixelVariance.Kind.CHANNEL, 1),
            new PixelVariance(PixelVariance.Kind.FIXED, 0.25))) {
      VaeSpec spec = spec(variance);
      float[] parameters = Vae.fresh(spec, 1).state().parameters();
      VaeModel model = new VaeModel("fresh", spec, CorpusFixture.IMAGE, parameters);

      EvaluationResult result =
          new Evaluator(sc, model, line -> {})
              .evaluate(new EvaluationJob(CorpusFixture.folder(folder), settings()));

      // Wide against a level: the density over [0, 1] less log2(255), but for the open ends.
      assertThat(value(result, "discretised_bits_per_dimension"))
          .isCloseTo(
              value(result, "bits_per_dimension") + Math.log(255) / Math.log(2), within(0.2));
    }
  }

  @Test
  void imagesThatAreAllTheSameAreMeasuredWithoutAComponent(JavaSparkContext sc) {
    for (int i = 0; i < 40; i++) {
      String name = "kind%d/image%d.png".formatted(i % 2, i);
      SyntheticImages.write(folder.resolve(name), SyntheticImages.uniform(8, 0x336699));
    }
    EvaluationSettings all =
        new EvaluationSettings(
            Optional.empty(),
            Split.ALL,
            0,
            5,
            7,
            new SamplingSettings(1, 0, 0),
            new NeighbourSettings(Source.FOLDER, Optional.empty(), Optional.empty(), "", 5, 0),
            new FactorSettings(Optional.empty(), List.of(), 5, Map.of()));

    EvaluationResult result =
        new Evaluator(sc, model(), line -> {})
            .evaluate(new EvaluationJob(CorpusFixture.folder(folder), all));

    assertThat(result.metric("pca_negative_log_likelihood").protocol().facts())
        .containsEntry("pca_components", 0);
    double nats = 192 / 2.0 * Math.log(2 * Math.PI * PixelVariance.LEAST);
    assertThat(value(result, "pca_negative_log_likelihood")).isCloseTo(nats, within(0.01));
    assertThat(value(result, "pca_mean_squared_error")).isCloseTo(0, within(1e-12));
    // One of 40 images that are all the same is nearest to all.
    assertThat(result.metric("altered_recall_latents_euclidean").value("jpeg"))
        .isLessThanOrEqualTo(0.2);
  }

  private static double value(EvaluationResult result, String name) {
    return result.metric(name).value();
  }

  private static NamedImages open(JavaSparkContext sc, CorpusSettings corpus, boolean heldOut) {
    HoldOutRule rule = HoldOutRule.ofPath(corpus);
    return NamedImages.of(
        sc,
        corpus,
        corpus.path(),
        CorpusFixture.IMAGE,
        heldOut ? rule.heldOut(0) : rule.learned(0));
  }

  private static VaeModel model() {
    float[] parameters = Vae.fresh(SPEC, 1).state().parameters();
    return new VaeModel("fresh", SPEC, CorpusFixture.IMAGE, parameters);
  }

  private static EvaluationSettings settings() {
    return new EvaluationSettings(
        Optional.empty(),
        Split.VALIDATION,
        0,
        0,
        7,
        new SamplingSettings(3, 5, 0),
        new NeighbourSettings(Source.NONE, Optional.empty(), Optional.empty(), "label", 5, 0),
        new FactorSettings(Optional.empty(), List.of(), 5, Map.of()));
  }
}
