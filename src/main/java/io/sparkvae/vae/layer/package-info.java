/**
 * The layers of the VAE for DL4J's computation graph, over the native kernels of OpenBLAS and
 * oneDNN. Activations come in and go out as {@code [B, features]} or, between convolutions, {@code
 * [B, H, W, C]}, always in row-major order.
 */
@NullMarked
package io.sparkvae.vae.layer;

import org.jspecify.annotations.NullMarked;
