package io.sparkvae.image.resize;

/** Lays translucent samples over a white ground. */
public final class OverWhite {

  private OverWhite() {}

  /** A sample of this opacity on a white ground, rounded. */
  public static int of(int sample, int alpha) {
    return alpha == 255 ? sample : (sample * alpha + 255 * (255 - alpha) + 127) / 255;
  }
}
