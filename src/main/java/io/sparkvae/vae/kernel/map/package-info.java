/**
 * Feature maps {@code [B, H, W, C]} of any two sides come in; convolutions of any window and
 * stride, and normalised, activated maps go out, and their gradients the other way.
 */
@NullMarked
package io.sparkvae.vae.kernel.map;

import org.jspecify.annotations.NullMarked;
