package io.sparkvae.evaluation;

import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.corpus.HoldOutRule;
import io.sparkvae.corpus.ImageChoice;
import io.sparkvae.corpus.shard.NamedImages;
import io.sparkvae.evaluation.label.LabelFile;
import io.sparkvae.evaluation.label.LabelFile.CorpusSide;
import io.sparkvae.evaluation.label.Labels;
import io.sparkvae.evaluation.measure.EvaluatedImages;
import io.sparkvae.evaluation.settings.EvaluationSettings;
import io.sparkvae.evaluation.settings.EvaluationSettings.Split;
import io.sparkvae.image.ImageSettings;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;

/** The parts of a corpus that an evaluation opens, by the same split as in training. */
record EvaluationSubsets(
    JavaSparkContext sc, CorpusSettings corpus, ImageSettings image, EvaluationSettings settings) {

  /** The images to evaluate. */
  EvaluatedImages evaluated() {
    return open(settings.split(), settings.images());
  }

  /** The images that neighbours of held-out images are searched among. */
  EvaluatedImages learned() {
    return open(Split.TRAINING, settings.neighbours().referenceImages());
  }

  private EvaluatedImages open(Split split, int atMost) {
    boolean apart = corpus.validationPath().isPresent();
    double fraction = corpus.validationFraction();
    return switch (split) {
      case VALIDATION ->
          apart
              ? open(
                  CorpusSide.VALIDATION_PATH,
                  HoldOutRule.everything(atMost),
                  "validation: corpus.validation-path")
              : open(
                  CorpusSide.PATH,
                  HoldOutRule.ofPath(corpus).heldOut(atMost),
                  "validation: %s of corpus.path by hash".formatted(fraction));
      case TRAINING ->
          apart
              ? open(
                  CorpusSide.PATH, HoldOutRule.everything(atMost), "training: all of corpus.path")
              : open(
                  CorpusSide.PATH,
                  HoldOutRule.ofPath(corpus).learned(atMost),
                  "training: all but %s of corpus.path by hash".formatted(fraction));
      case ALL -> open(CorpusSide.PATH, HoldOutRule.everything(atMost), "all of corpus.path");
    };
  }

  private EvaluatedImages open(CorpusSide side, ImageChoice choice, String name) {
    String path = side == CorpusSide.PATH ? corpus.path() : corpus.validationPath().orElseThrow();
    LabelFile labels = new LabelFile(settings.neighbours(), sc.hadoopConfiguration());
    String limited =
        choice.atMost() > 0 ? "%s; at most %d by hash".formatted(name, choice.atMost()) : name;
    Optional<Labels> wanted = labels.labels(side);
    return new EvaluatedImages(NamedImages.of(sc, corpus, path, image, choice), limited, wanted);
  }
}
