/**
 * Convolutions of feature maps by oneDNN, which is made for the processor that runs them: shapes
 * come in, primitives that are ready to run for so many images go out.
 */
@NullMarked
package io.sparkvae.vae.kernel.onednn;

import org.jspecify.annotations.NullMarked;
