package io.sparkvae.training.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.config.Settings;
import io.sparkvae.error.SettingsException;
import io.sparkvae.training.schedule.TrainingSettings.Persistence;
import io.sparkvae.training.schedule.TrainingSettings.Resume;
import io.sparkvae.vae.spec.AdamSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {

  @Test
  void defaultsLeaveThePaceToTheNumberOfReplicas() {
    assertThat(read())
        .isEqualTo(
            new TrainingSettings(
                Optional.empty(),
                10,
                OptionalInt.empty(),
                new HyperparameterSettings(
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    new HyperparameterSettings.Rate(
                        0.001, OptionalDouble.empty(), OptionalInt.empty(), Optional.empty(), 0.2)),
                new AdamSettings(0.9, 0.999, 1e-8),
                1,
                2,
                new Persistence(0, Resume.AUTO),
                0,
                1));
  }

  @Test
  void replicasMayBeANumber() {
    assertThat(read("training.replicas=7").replicas()).hasValue(7);
  }

  @Test
  void everythingOfThePaceMayBeSet() {
    TrainingSettings settings =
        read(
            "training.batch-size-per-worker=48",
            "training.averaging-frequency=7",
            "training.learning-rate=0.004",
            "training.learning-rate-scale=1.5",
            "training.learning-rate-warmup-iterations=0",
            "training.learning-rate-schedule=late-linear",
            "training.learning-rate-fall-fraction=0.5");
    assertThat(settings.pace())
        .isEqualTo(
            new HyperparameterSettings(
                OptionalInt.of(48),
                OptionalInt.of(7),
                new HyperparameterSettings.Rate(
                    0.004,
                    OptionalDouble.of(1.5),
                    OptionalInt.of(0),
                    Optional.of(LearningRateSchedule.Shape.LATE_LINEAR),
                    0.5)));
  }

  @Test
  void neitherAutoNorANumberIsRefused() {
    assertThatThrownBy(() -> read("training.learning-rate-scale=automatic"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(
            "training.learning-rate-scale must be auto or a number from 1.0E-6 to"
                + " 1000000, not \"automatic\"");
  }

  private static TrainingSettings read(String... overrides) {
    return Settings.of(Optional.empty(), List.of(overrides))
        .read(root -> TrainingSettings.from(root.group("training")));
  }
}
