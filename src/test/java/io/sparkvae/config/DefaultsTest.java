package io.sparkvae.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.error.SettingsException;
import io.sparkvae.evaluation.settings.EvaluationSettings;
import io.sparkvae.evaluation.settings.FactorSettings;
import io.sparkvae.evaluation.settings.NeighbourSettings;
import io.sparkvae.evaluation.settings.SamplingSettings;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Preprocessing;
import io.sparkvae.image.Resize;
import io.sparkvae.source.SourceSettings;
import io.sparkvae.study.Averaging.Chosen;
import io.sparkvae.study.Averaging.EveryEpoch;
import io.sparkvae.study.Averaging.EveryMinibatches;
import io.sparkvae.study.StudySettings;
import io.sparkvae.vae.spec.Alterations;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.Binarisation;
import io.sparkvae.vae.spec.Likelihood;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.ModelStart;
import io.sparkvae.vae.spec.PixelVariance;
import io.sparkvae.vae.spec.ResidualSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DefaultsTest {

  @Test
  void corpusNeedsNothingButAPath() {
    CorpusSettings defaults =
        read(root -> CorpusSettings.from(root.group("corpus")), "corpus.path=/photos");

    assertThat(defaults)
        .isEqualTo(
            new CorpusSettings(
                new SourceSettings(
                    "/photos",
                    SourceSettings.Format.FOLDER,
                    List.of("**.{jpg,jpeg,jpe,jfif,png,bmp,dib,gif,tif,tiff,webp}"),
                    List.of()),
                Optional.empty(),
                0.1,
                0.05,
                8 << 20,
                Optional.empty()));
  }

  @Test
  void imagesAreColourSquaresOf64Pixels() {
    ImageSettings defaults = read(root -> ImageSettings.from(root.group("image")));

    assertThat(defaults)
        .isEqualTo(
            new ImageSettings(
                new ImageShape(3, 64, 64),
                Resize.CROP,
                Preprocessing.EXACT,
                100_000_000,
                128 << 20,
                30));
  }

  @Test
  void modelIsConvolutionalAndGaussian() {
    ModelSettings defaults = read(root -> ModelSettings.from(root.group("model")));

    assertThat(defaults)
        .isEqualTo(
            new ModelSettings(
                Architecture.CONV,
                32,
                List.of(500),
                Likelihood.GAUSSIAN,
                Binarisation.NONE,
                1.0,
                0,
                PixelVariance.IMAGE,
                ModelStart.PPCA,
                0,
                ResidualSettings.NONE,
                Alterations.NONE));
  }

  @Test
  void evaluationTakesEveryHeldOutImageWithoutLabels() {
    EvaluationSettings defaults =
        read(root -> EvaluationSettings.from(root.group("evaluation")), "evaluation.output=o");

    assertThat(defaults)
        .isEqualTo(
            new EvaluationSettings(
                Optional.of("o"),
                EvaluationSettings.Split.VALIDATION,
                0,
                500,
                1,
                new SamplingSettings(10, 500, 1000),
                new NeighbourSettings(
                    NeighbourSettings.Source.NONE,
                    Optional.empty(),
                    Optional.empty(),
                    "label",
                    10,
                    0),
                new FactorSettings(Optional.empty(), List.of(), 10, Map.of())));
  }

  @Test
  void aKindOfLabelFileNeedsAFile() {
    assertThatThrownBy(
            () ->
                read(
                    root -> EvaluationSettings.from(root.group("evaluation")),
                    "evaluation.model=m",
                    "evaluation.output=o",
                    "evaluation.labels-from=csv"))
        .isInstanceOf(SettingsException.class)
        .hasMessage("evaluation.labels is required where labels-from names a kind of file");
  }

  @Test
  void aCyclicFactorNeedsAPeriod() {
    EvaluationSettings read =
        read(
            root -> EvaluationSettings.from(root.group("evaluation")),
            "evaluation.model=m",
            "evaluation.output=o",
            "evaluation.cyclic-factors=[\"hue=1\", \"a=b=360\"]");
    assertThat(read.factors().periods()).isEqualTo(Map.of("hue", 1.0, "a=b", 360.0));
    assertThatThrownBy(
            () ->
                read(
                    root -> EvaluationSettings.from(root.group("evaluation")),
                    "evaluation.model=m",
                    "evaluation.output=o",
                    "evaluation.cyclic-factors=[hue]"))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "--set: evaluation.cyclic-factors hue is no column and its period, such as hue=1");
  }

  @Test
  void theStudyComparesFiveNumbersOfReplicasAtThreeFrequenciesAndAuto() {
    StudySettings defaults =
        read(root -> StudySettings.from(root.group("study")), "study.output=o");

    assertThat(defaults)
        .isEqualTo(
            new StudySettings(
                "o",
                List.of(1, 2, 4, 8, 16),
                List.of(
                    new EveryMinibatches(1),
                    new EveryMinibatches(10),
                    new EveryEpoch(),
                    new Chosen())));
  }

  private static <T> T read(Function<SettingsReader, T> records, String... overrides) {
    return Settings.of(Optional.empty(), List.of(overrides)).read(records);
  }
}
