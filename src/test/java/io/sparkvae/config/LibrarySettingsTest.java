package io.sparkvae.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.error.SettingsException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Settings that a Java caller makes: no file, no option, the same checks. */
class LibrarySettingsTest {

  @Test
  void theLaterValueCounts() {
    Settings settings =
        Settings.defaults().with("training.epochs", 3).with("spark-vae.training.epochs", 4);

    assertThat(epochs(settings)).isEqualTo(4);
  }

  @Test
  void settingsDoNotChangeWithOnesMadeOfThem() {
    Settings settings = Settings.defaults().with("training.epochs", 3);
    settings.with("training.epochs", 4);

    assertThat(epochs(settings)).isEqualTo(3);
  }

  @Test
  void everyProblemNamesItsSetting() {
    Settings settings =
        Settings.defaults()
            .with("training.epochs", 2.5)
            .with("training.epoch", 3)
            .with("trainin.seed", 1);

    assertThatThrownBy(
            () ->
                settings.read(
                    root -> {
                      root.group("training").text("output");
                      return root.group("training").integer("epochs", 1, 9);
                    }))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            """
            unknown key training.epoch (nearest known key: training.epochs)
            unknown key trainin (nearest known key: training)
            training.output is required
            training.epochs must be a whole number from 1 to 9, not 2.5""");
  }

  @Test
  void listsAndTextsAreTaken() {
    Settings settings =
        Settings.defaults()
            .with("model.hidden-sizes", List.of(32, 16))
            .with("corpus.path", "hdfs://host/photos");

    assertThat(settings.render()).contains("hdfs://host/photos");
    assertThat(settings.canonical(List.of("model.hidden-sizes"))).contains("32").contains("16");
  }

  @Test
  void aValueThatIsNoSettingIsRefusedAtOnce() {
    assertThatThrownBy(() -> Settings.defaults().with("training.seed", Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot set training.seed: a value of java.time.Instant");
  }

  private static int epochs(Settings settings) {
    return settings.read(root -> root.group("training").integer("epochs", 1, 9));
  }
}
