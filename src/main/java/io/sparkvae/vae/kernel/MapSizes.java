package io.sparkvae.vae.kernel;

import io.sparkvae.vae.kernel.onednn.ConvolutionShape;

/**
 * Sizes of the large maps {@code [B, S, S, C]} and the small ones {@code [B, S/2, S/2, n]} of a
 * {@link WindowMaps}.
 *
 * @param side S
 * @param channels C
 * @param outputs n
 */
public record MapSizes(int side, int channels, int outputs) {

  /** Whether there are too few channels for a product or kernel over them alone to be fast. */
  boolean isThin() {
    return channels < 8;
  }

  /** Values of a large map. */
  int largeValues() {
    return side * side * channels;
  }

  /** Pixels of a small map. */
  int smallPixels() {
    return side / 2 * (side / 2);
  }

  /** Values of a small map. */
  int smallValues() {
    return smallPixels() * outputs;
  }

  /** A window of 4x4 pixels, stride 2, padding 1. */
  ConvolutionShape convolution() {
    return new ConvolutionShape(side, side, channels, outputs, 4, 2, 1);
  }
}
