/**
 * Images laid out over a cluster come in; their principal components, and the Gaussian that these
 * make of them in closed form, go out.
 */
@NullMarked
package io.sparkvae.pca;

import org.jspecify.annotations.NullMarked;
