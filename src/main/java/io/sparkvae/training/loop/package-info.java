/** Rounds become epochs: held-out scores, metrics, checkpoints, early stopping. */
@NullMarked
package io.sparkvae.training.loop;

import org.jspecify.annotations.NullMarked;
