package io.sparkvae.training.round;

import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.TrainingState;
import io.sparkvae.vae.spec.ElboSum;
import io.sparkvae.vae.spec.StepSettings;

/**
 * A model copy on an executor, as far as training needs it. It carries nothing from one round to
 * the next but what {@link #restore} brings: whoever holds one may hand it to any round.
 */
public interface Replica {

  /** Takes over a state, which is lent up to {@link #exchangeState}. */
  void restore(TrainingState state);

  /**
   * Gives parameters, moments and iteration count away; {@link #restore} comes before the next
   * step.
   *
   * @param spare a state whose arrays are used, and which is then no longer valid
   */
  TrainingState exchangeState(TrainingState spare);

  /** One optimisation step; the loss terms at the parameters before it. */
  ElboSum step(PixelRows rows, StepSettings settings);

  /** The loss terms with z sampled once an image, without learning. */
  ElboSum evaluate(PixelRows rows, long seed);

  /** Posterior means, {@code [B, latentDim]}, row after row. */
  float[] posteriorMeans(PixelRows rows);
}
