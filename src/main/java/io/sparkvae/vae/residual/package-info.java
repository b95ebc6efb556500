/**
 * Layers of a residual network over feature maps {@code [B, H, W, C]} of any two sides: blocks,
 * strided convolutions down and up, normalisation. Maps come in and go out in row-major order.
 */
@NullMarked
package io.sparkvae.vae.residual;

import org.jspecify.annotations.NullMarked;
