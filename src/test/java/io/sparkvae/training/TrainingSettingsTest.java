package io.sparkvae.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.config.Settings;
import io.sparkvae.training.TrainingSettings.Cadence;
import io.sparkvae.training.TrainingSettings.Persistence;
import io.sparkvae.training.TrainingSettings.Resume;
import io.sparkvae.vae.AdamSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {

  @Test
  void defaultsAverageEveryTenMinibatchesOfEachCore() {
    assertThat(read())
        .isEqualTo(
            new TrainingSettings(
                Optional.empty(),
                10,
                OptionalInt.empty(),
                new Cadence(128, 10),
                new LearningRateSchedule(0.001, 0, LearningRateSchedule.Shape.CONSTANT),
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

  private static TrainingSettings read(String... overrides) {
    return Settings.of(Optional.empty(), List.of(overrides))
        .read(root -> TrainingSettings.from(root.group("training")));
  }
}
