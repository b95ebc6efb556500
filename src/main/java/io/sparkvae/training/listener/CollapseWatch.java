package io.sparkvae.training.listener;

import io.sparkvae.table.EpochMetrics;
import java.util.Optional;

/**
 * Says when the posterior collapses: no latent dimension is active, so every image has the same
 * latents. It speaks in the first epoch of a collapse and in the last of the training, not in those
 * between.
 */
final class CollapseWatch {

  private static final String ADVICE =
      "(train longer, lower model.beta, raise model.beta-warmup-epochs or"
          + " training.learning-rate)";

  private boolean collapsed;

  /** The line to print after an epoch; without held-out images nothing is known. */
  Optional<String> after(EpochMetrics metrics) {
    boolean before = collapsed;
    collapsed = metrics.heldOut().map(heldOut -> heldOut.activeUnits() == 0).orElse(false);
    boolean last = metrics.epoch() == metrics.epochs();
    return collapsed && (last || !before)
        ? Optional.of(
            "posterior collapsed: no latent dimension is active after epoch %d, %s %s"
                .formatted(
                    metrics.epoch(),
                    last ? "and training has ended" : "later ones may open it",
                    ADVICE))
        : Optional.empty();
  }
}
