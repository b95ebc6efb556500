package io.sparkvae.vae.layer;

/** What the two convolutions share: a square 4x4 kernel, stride 2, padding 1, a square map. */
@SuppressWarnings("EqualsHashCode")
public abstract class StridedConvolution extends AffineLayer {

  static final int KERNEL = 4;

  private int side;

  /** For JSON. */
  protected StridedConvolution() {}

  StridedConvolution(int side, int inputs, int outputs, Activation activation) {
    super(inputs, outputs, activation);
    this.side = side;
  }

  /** Height and width of the input in pixels. */
  public int getSide() {
    return side;
  }

  public void setSide(int side) {
    this.side = side;
  }

  /** Values that one window holds for this many channels. */
  static int window(long channels) {
    return KERNEL * KERNEL * Math.toIntExact(channels);
  }
}
