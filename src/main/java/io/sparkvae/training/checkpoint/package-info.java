/** The progress of a training goes to storage whole or not at all, and comes back. */
@NullMarked
package io.sparkvae.training.checkpoint;

import org.jspecify.annotations.NullMarked;
