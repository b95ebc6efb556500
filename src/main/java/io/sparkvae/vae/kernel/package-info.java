/**
 * Matrices and feature maps come in; products, convolutions and elementary functions by native
 * kernels go out.
 */
@NullMarked
package io.sparkvae.vae.kernel;

import org.jspecify.annotations.NullMarked;
