package io.sparkvae.study;

import io.sparkvae.config.SettingsReader;
import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.study.Averaging.Chosen;
import io.sparkvae.study.Averaging.EveryEpoch;
import io.sparkvae.study.Averaging.EveryMinibatches;
import io.sparkvae.training.schedule.TrainingSettings;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Which trainings a study compares.
 *
 * @param output directory of tables and plots
 * @param replicas numbers of replicas in rising order, 1 among them
 * @param averagings ways of averaging: plainly, from often to rarely, then as {@code auto} chooses
 */
public record StudySettings(String output, List<Integer> replicas, List<Averaging> averagings) {

  private static final int MOST = 1_000_000;

  public StudySettings {
    replicas = List.copyOf(replicas);
    averagings = List.copyOf(averagings);
  }

  /** Reads the group {@code spark-vae.study}. */
  public static StudySettings from(SettingsReader study) {
    Stream<Integer> replicas = study.integers("replicas", 1, 100_000).stream();
    return new StudySettings(
        study.text("output"),
        Stream.concat(Stream.of(1), replicas).distinct().sorted().toList(),
        averagings(study.integersOr("epoch", "averaging-frequencies", 1, MOST)));
  }

  private static List<Averaging> averagings(List<OptionalInt> frequencies) {
    Stream<Averaging> plain =
        frequencies.stream()
            .map(frequency -> frequency.orElse(Integer.MAX_VALUE))
            .distinct()
            .sorted()
            .map(StudySettings::averaging);
    return Stream.concat(plain, Stream.of(new Chosen())).toList();
  }

  /** The plain averaging that takes the fewest rounds. */
  Averaging fewestRounds() {
    return averagings.get(averagings.size() - 2);
  }

  private static Averaging averaging(int frequency) {
    return frequency > MOST ? new EveryEpoch() : new EveryMinibatches(frequency);
  }

  /** Notes what keeps trainings of these settings from being compared. */
  public static void check(SettingsReader root, CorpusSettings corpus, TrainingSettings training) {
    if (training.earlyStoppingEpochs() > 0) {
      root.group("training")
          .problem(
              "early-stopping-epochs",
              "must be 0 in a study, whose trainings all see the same images");
    }
    if (corpus.validationPath().isEmpty() && corpus.validationFraction() == 0) {
      root.group("corpus")
          .problem(
              "validation-fraction",
              "must be above 0 in a study, which compares held-out images (or set"
                  + " corpus.validation-path)");
    }
  }
}
