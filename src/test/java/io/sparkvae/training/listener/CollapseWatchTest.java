package io.sparkvae.training.listener;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CollapseWatchTest {

  private final CollapseWatch watch = new CollapseWatch();

  @Test
  void aCollapseIsNamedOnceWithWhatToChange() {
    assertThat(watch.after(EpochOf.activeUnits(1, 0)))
        .hasValue(
            "posterior collapsed: no latent dimension is active after epoch 1, later ones may open"
                + " it (train longer, lower model.beta, raise"
                + " model.beta-warmup-epochs or training.learning-rate)");
    assertThat(watch.after(EpochOf.activeUnits(2, 0))).isEmpty();
    assertThat(watch.after(EpochOf.activeUnits(3, 1))).isEmpty();
    assertThat(watch.after(EpochOf.activeUnits(4, 0))).isPresent();
  }

  @Test
  void theLastEpochNamesItAgain() {
    assertThat(watch.after(EpochOf.activeUnits(8, 0))).isPresent();
    assertThat(watch.after(EpochOf.activeUnits(9, 0)))
        .hasValueSatisfying(line -> assertThat(line).contains("and training has ended"));
  }

  @Test
  void anActiveDimensionOrNoImagesAreNoCollapse() {
    assertThat(watch.after(EpochOf.activeUnits(1, 1))).isEmpty();
    assertThat(watch.after(EpochOf.trainNegativeElbo(100))).isEmpty();
  }
}
