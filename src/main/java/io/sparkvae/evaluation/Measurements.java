package io.sparkvae.evaluation;

import io.sparkvae.cluster.OrderedBlocks;
import io.sparkvae.evaluation.altered.AlteredMetrics;
import io.sparkvae.evaluation.factor.FactorMetrics;
import io.sparkvae.evaluation.likelihood.LikelihoodMetrics;
import io.sparkvae.evaluation.measure.EvaluatedImages;
import io.sparkvae.evaluation.measure.LearnedPca;
import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Protocol;
import io.sparkvae.evaluation.neighbour.NeighbourMetrics;
import io.sparkvae.evaluation.settings.EvaluationSettings;
import io.sparkvae.evaluation.settings.EvaluationSettings.Split;
import io.sparkvae.vae.VaeModel;
import io.sparkvae.vae.spec.Likelihood;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** All that the settings of an evaluation ask for, one measurement after another. */
record Measurements(JavaSparkContext sc, Broadcast<VaeModel> model, EvaluationSubsets subsets) {

  List<Metric> of(EvaluatedImages images, Protocol protocol) {
    if (!isCompared(images)) {
      return likelihood(images, Optional.empty(), protocol);
    }
    if (subsets.settings().split() != Split.VALIDATION) {
      return compared(images, Optional.empty(), protocol);
    }
    try (EvaluatedImages learned = subsets.learned()) {
      return compared(images, Optional.of(learned), protocol);
    }
  }

  /** Whether anything is measured beside other representations, learned from the training part. */
  private boolean isCompared(EvaluatedImages images) {
    EvaluationSettings settings = subsets.settings();
    return isGaussian()
        || settings.alteredQueries() > 0
        || images.labels().isPresent()
        || settings.factors().file().isPresent();
  }

  private boolean isGaussian() {
    return model.value().spec().model().likelihood() == Likelihood.GAUSSIAN;
  }

  /**
   * Everything.
   *
   * @param learned the training part; empty where the evaluated images are all there are
   */
  private List<Metric> compared(
      EvaluatedImages images, Optional<EvaluatedImages> learned, Protocol protocol) {
    EvaluationSettings settings = subsets.settings();
    OrderedBlocks blocks = new OrderedBlocks(sc);
    try (LearnedPca pca = LearnedPca.of(sc, blocks, learned.orElse(images), model.value())) {
      Optional<LearnedPca> opponent = isGaussian() ? Optional.of(pca) : Optional.empty();
      List<Metric> metrics = likelihood(images, opponent, protocol);
      if (images.labels().isPresent()) {
        int k = settings.neighbours().neighbours();
        metrics.addAll(
            new NeighbourMetrics(sc, blocks, model, k).of(images, learned, pca, protocol));
      }
      if (settings.factors().file().isPresent()) {
        String file = settings.factors().file().get();
        metrics.addAll(
            new FactorMetrics(blocks, model, settings.factors(), sc.hadoopConfiguration())
                .of(images, learned, pca, file, protocol));
      }
      if (settings.alteredQueries() > 0) {
        metrics.addAll(
            new AlteredMetrics(sc, blocks, model, settings.seed())
                .of(images, learned, pca, settings.alteredQueries(), protocol));
      }
      return metrics;
    }
  }

  private List<Metric> likelihood(
      EvaluatedImages images, Optional<LearnedPca> opponent, Protocol protocol) {
    OrderedBlocks blocks = new OrderedBlocks(sc);
    return new ArrayList<>(
        new LikelihoodMetrics(blocks, model, subsets.settings(), opponent).of(images, protocol));
  }
}
