package io.sparkvae.vae.residual;

/** Shape of one feature map, channels last. */
public record MapShape(int height, int width, int channels) {

  /** H·W. */
  public int pixels() {
    return Math.multiplyExact(height, width);
  }

  /** H·W·C. */
  public int values() {
    return Math.multiplyExact(pixels(), channels);
  }
}
