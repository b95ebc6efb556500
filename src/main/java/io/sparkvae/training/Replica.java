package io.sparkvae.training;

import io.sparkvae.vae.ElboSum;
import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.StepSettings;
import io.sparkvae.vae.TrainingState;

/**
 * A model copy on an executor, as far as training needs it. It carries nothing from one round to
 * the next but what {@link #restore} brings: whoever holds one may hand it to any round.
 */
interface Replica {

  /** Takes over parameters, moments and iteration count by copying them. */
  void restore(TrainingState state);

  /**
   * A copy of parameters, moments and iteration count.
   *
   * @param overwritten a state whose arrays receive the copy; no longer valid afterwards
   */
  TrainingState state(TrainingState overwritten);

  /** One optimisation step; the loss terms at the parameters before it. */
  ElboSum step(PixelRows rows, StepSettings settings);

  /** The loss terms with z sampled once an image, without learning. */
  ElboSum evaluate(PixelRows rows, long seed);

  /** Posterior means, {@code [B, latentDim]}, row after row. */
  float[] posteriorMeans(PixelRows rows);
}
