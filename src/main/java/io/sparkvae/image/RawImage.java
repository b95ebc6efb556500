package io.sparkvae.image;

/** Pixels that were never encoded, such as a row of an IDX file. */
public final class RawImage {

  private final ImageShape shape;
  private final byte[] values;

  /**
   * Borrows the array.
   *
   * @param shape 1 channel for grey, 3 for R, G, B
   * @param values uint8 in C·H·W order
   */
  public RawImage(ImageShape shape, byte[] values) {
    if (shape.channels() != 1 && shape.channels() != 3) {
      throw new IllegalArgumentException("an image has 1 or 3 channels, not " + shape.channels());
    }
    if (values.length != shape.values()) {
      throw new IllegalArgumentException(
          "%d values for an image of %s".formatted(values.length, shape));
    }
    this.shape = shape;
    this.values = values;
  }

  public ImageShape shape() {
    return shape;
  }

  /** uint8 in C·H·W order; lent, not copied. */
  public byte[] values() {
    return values;
  }
}
