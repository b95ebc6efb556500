/** Latents, pixels and principal components come in; how well neighbours share labels goes out. */
@NullMarked
package io.sparkvae.evaluation.neighbour;

import org.jspecify.annotations.NullMarked;
