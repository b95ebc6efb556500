package io.sparkvae.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.vae.spec.ElboSum;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CollapseWatchTest {

  private static final int EPOCHS = 9;

  /** Two images whose one latent dimension is the same, or nearly. */
  private static final HeldOutScore COLLAPSED = score(0.3f, 0.31f);

  private static final HeldOutScore OPEN = score(-1, 1);

  private final CollapseWatch watch = new CollapseWatch();

  @Test
  void aCollapseIsNamedOnceWithWhatToChange() {
    assertThat(watch.after(1, EPOCHS, COLLAPSED))
        .hasValue(
            "posterior collapsed: no latent dimension is active after epoch 1, later ones may open"
                + " it (train longer, lower model.beta, raise"
                + " model.beta-warmup-epochs or training.learning-rate)");
    assertThat(watch.after(2, EPOCHS, COLLAPSED)).isEmpty();
    assertThat(watch.after(3, EPOCHS, OPEN)).isEmpty();
    assertThat(watch.after(4, EPOCHS, COLLAPSED)).isPresent();
  }

  @Test
  void theLastEpochNamesItAgain() {
    assertThat(watch.after(EPOCHS - 1, EPOCHS, COLLAPSED)).isPresent();
    assertThat(watch.after(EPOCHS, EPOCHS, COLLAPSED))
        .hasValueSatisfying(line -> assertThat(line).contains("and training has ended"));
  }

  @Test
  void anActiveDimensionOrNoImagesAreNoCollapse() {
    assertThat(watch.after(1, EPOCHS, OPEN)).isEqualTo(Optional.empty());
    assertThat(watch.after(EPOCHS, EPOCHS, HeldOutScore.ZERO)).isEqualTo(Optional.empty());
  }

  private static HeldOutScore score(float... means) {
    return HeldOutScore.of(new ElboSum(means.length, 1, 1), means);
  }
}
