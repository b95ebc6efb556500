package io.sparkvae.vae;

/** A minibatch of images just as the model sees them, binarised where it is trained on such. */
public final class ObservedImages {

  private final int images;
  private final float[] pixels;

  /** Borrows the pixels. */
  ObservedImages(int images, float[] pixels) {
    this.images = images;
    this.pixels = pixels;
  }

  /** How many images. */
  public int images() {
    return images;
  }

  /** {@code [B, H·W·C]} in [0, 1], row after row, channels last; lent. */
  float[] pixels() {
    return pixels;
  }
}
