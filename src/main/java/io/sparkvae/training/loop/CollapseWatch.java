package io.sparkvae.training.loop;

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

  /**
   * The line to print after an epoch, where there is one.
   *
   * @param epoch counted from 1
   * @param score of the held-out images; without any, nothing is known
   */
  Optional<String> after(int epoch, int epochs, HeldOutScore score) {
    boolean before = collapsed;
    collapsed = score.elbo().images() > 0 && score.activeUnits() == 0;
    boolean last = epoch == epochs;
    return collapsed && (last || !before)
        ? Optional.of(
            "posterior collapsed: no latent dimension is active after epoch %d, %s %s"
                .formatted(
                    epoch, last ? "and training has ended" : "later ones may open it", ADVICE))
        : Optional.empty();
  }
}
