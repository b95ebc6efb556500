package io.sparkvae.evaluation;

import io.sparkvae.corpus.shard.NamedImages;
import io.sparkvae.evaluation.label.LabelFile;
import io.sparkvae.evaluation.label.LabelFile.Part;
import io.sparkvae.evaluation.label.Labels;
import io.sparkvae.evaluation.measure.EvaluatedImages;
import io.sparkvae.evaluation.settings.EvaluationSettings;
import io.sparkvae.evaluation.settings.EvaluationSettings.Split;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.source.CorpusSettings;
import io.sparkvae.source.ImageChoice;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;

/** Opens the part of the corpus that is evaluated, by the same split as in training. */
record EvaluationSubsets(
    JavaSparkContext sc, CorpusSettings corpus, ImageSettings image, EvaluationSettings settings) {

  /** The images that numbers are asked for. */
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
                  Part.VALIDATION_PATH,
                  ImageChoice.all(atMost),
                  "validation: corpus.validation-path")
              : open(
                  Part.PATH,
                  ImageChoice.heldOut(fraction, atMost),
                  "validation: %s of corpus.path by hash".formatted(fraction));
      case TRAINING ->
          apart
              ? open(Part.PATH, ImageChoice.all(atMost), "training: all of corpus.path")
              : open(
                  Part.PATH,
                  ImageChoice.learned(fraction, atMost),
                  "training: all but %s of corpus.path by hash".formatted(fraction));
      case ALL -> open(Part.PATH, ImageChoice.all(atMost), "all of corpus.path");
    };
  }

  private EvaluatedImages open(Part part, ImageChoice choice, String name) {
    String path = part == Part.PATH ? corpus.path() : corpus.validationPath().orElseThrow();
    LabelFile labels = new LabelFile(settings.neighbours(), sc.hadoopConfiguration());
    String limited =
        choice.atMost() > 0 ? "%s; at most %d by hash".formatted(name, choice.atMost()) : name;
    Optional<Labels> wanted = labels.labels(part);
    return new EvaluatedImages(NamedImages.of(sc, corpus, path, image, choice), limited, wanted);
  }
}
