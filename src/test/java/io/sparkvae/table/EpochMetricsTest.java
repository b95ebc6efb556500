package io.sparkvae.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.table.EpochMetrics.HeldOut;
import io.sparkvae.table.EpochMetrics.Rates;
import io.sparkvae.vae.spec.ElboSum;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EpochMetricsTest {

  private static final ElboSum TRAIN = new ElboSum(540, 540 * 11_500.0, 540 * 12.25);
  private static final ElboSum HELD_OUT = new ElboSum(60, 60 * 11_400.0, 60 * 10.079);

  @Test
  void theLineOfAnEpochIsAligned() {
    assertThat(epoch(8, HeldOut.of(HELD_OUT, 15, 16)).line())
        .isEqualTo(
            "epoch   8/10  train 11512.250  held-out 11410.079  reconstruction 11400.000"
                + "  kl  10.079  active 15/16       270 images/s      2.5 s");
  }

  @Test
  void withoutHeldOutImagesTheLineShowsThoseOfTraining() {
    assertThat(epoch(10, Optional.empty()).line())
        .isEqualTo(
            "epoch  10/10  train 11512.250  held-out      none  reconstruction 11500.000"
                + "  kl  12.250  active -       270 images/s      2.5 s");
  }

  private static EpochMetrics epoch(int number, Optional<HeldOut> heldOut) {
    PhaseSeconds seconds = new PhaseSeconds(0.25, 1.5, 0.125, 0.125, 0.5);
    return EpochMetrics.of(
        new EpochMetrics.Progress(number, 10, 34, 540),
        TRAIN,
        heldOut,
        new Rates(0.001, 1),
        seconds,
        12_288);
  }
}
