package io.sparkvae.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparkvae.config.Settings;
import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.error.SettingsException;
import io.sparkvae.study.Averaging.Chosen;
import io.sparkvae.study.Averaging.EveryEpoch;
import io.sparkvae.study.Averaging.EveryMinibatches;
import io.sparkvae.training.schedule.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

class StudyPlanTest {

  private static final Path FOLDER = new Path("/study.runs/f00d");

  @Test
  void seventeenRunsByDefault() {
    List<StudyRun> runs = plan().runs();

    assertThat(runs).hasSize(17);
    assertThat(runs.subList(0, 6).stream().map(StudyRun::label))
        .containsExactly(
            "K = 1, averaged every epoch",
            "K = 2, averaged every 1",
            "K = 2, averaged every 10",
            "K = 2, averaged every epoch",
            "K = 2, averaged auto",
            "K = 4, averaged every 1");
    assertThat(plan().replicas()).containsExactly(1, 2, 4, 8, 16);
  }

  @Test
  void oneReplicaIsTrainedOnceWithTheFewestRounds() {
    assertThat(plan("study.averaging-frequencies=[50, 3]").with(1))
        .singleElement()
        .satisfies(run -> assertThat(run.training().pace().averagingFrequency()).hasValue(50));
  }

  @Test
  void plainRunsDifferInReplicasAndFrequencyAlone() {
    TrainingSettings base = training();
    for (StudyRun run : plan().runs()) {
      assertThat(run.training())
          .usingRecursiveComparison()
          .ignoringFields("output", "replicas", "pace")
          .isEqualTo(base);
      assertThat(run.training().replicas()).hasValue(run.replicas());
      if (!run.averaging().equals("auto")) {
        int every = run.training().pace().averagingFrequency().orElseThrow();
        assertThat(run.training().pace()).isEqualTo(base.pace().withoutScaling(every));
      }
    }
  }

  @Test
  void autoLeavesEverythingButTheBaseRateToTheReplicas() {
    assertThat(plan("study.replicas=[8]").runs())
        .last()
        .satisfies(run -> assertThat(run.training().pace()).isEqualTo(training().pace().allAuto()));
  }

  @Test
  void everyRunHasAPlaceOfItsOwn() {
    assertThat(plan().runs().stream().map(run -> run.training().output().orElseThrow()))
        .doesNotHaveDuplicates()
        .contains("/study.runs/f00d/k1-every-epoch", "/study.runs/f00d/k16-every-10");
  }

  @Test
  void oneReplicaIsAlwaysAmongThemAndOrderDoesNotMatter() {
    StudySettings settings =
        study("study.replicas=[4, 2, 4]", "study.averaging-frequencies=[epoch, 5, 5]");

    assertThat(settings)
        .isEqualTo(
            new StudySettings(
                "o",
                List.of(1, 2, 4),
                List.of(new EveryMinibatches(5), new EveryEpoch(), new Chosen())));
  }

  @Test
  void whatIsNeitherANumberNorEpochIsRefused() {
    for (String wrong : List.of("[1,\"often\"]", "[0]", "[2.5]", "[]", "10")) {
      assertThat(problems("study.averaging-frequencies=" + wrong))
          .containsExactly(
              "--set: study.averaging-frequencies must be a"
                  + " list of one or more whole numbers from 1 to 1000000 or the word epoch, not "
                  + wrong);
    }
    assertThat(problems("study.replicas=[0]"))
        .containsExactly(
            "--set: study.replicas must be a list of whole numbers from 1" + " to 100000, not [0]");
  }

  @Test
  void whatKeepsRunsFromBeingComparedIsRefused() {
    assertThat(problems("training.early-stopping-epochs=3", "corpus.validation-fraction=0"))
        .containsExactly(
            "--set: training.early-stopping-epochs must be"
                + " 0 in a study, whose trainings all see the same images",
            "--set: corpus.validation-fraction must be above 0"
                + " in a study, which compares held-out images (or set"
                + " corpus.validation-path)");
  }

  private static StudyPlan plan(String... overrides) {
    return StudyPlan.of(study(overrides), training(), FOLDER);
  }

  private static StudySettings study(String... overrides) {
    return settings(overrides).read(root -> StudySettings.from(root.group("study")));
  }

  private static TrainingSettings training() {
    return settings().read(root -> TrainingSettings.from(root.group("training")));
  }

  private static List<String> problems(String... overrides) {
    return catchThrowableOfType(
            SettingsException.class,
            () ->
                settings(overrides)
                    .read(
                        root -> {
                          StudySettings.check(
                              root,
                              CorpusSettings.from(root.group("corpus")),
                              TrainingSettings.from(root.group("training")));
                          return StudySettings.from(root.group("study"));
                        }))
        .problems();
  }

  private static Settings settings(String... overrides) {
    List<String> all = new ArrayList<>(List.of("study.output=o", "corpus.path=/photos"));
    all.addAll(List.of(overrides));
    return Settings.of(Optional.empty(), all);
  }
}
