package io.sparkvae.vae.layer;

/** A layer that is an affine map, with or without ReLU. */
@SuppressWarnings("EqualsHashCode")
public abstract class AffineLayer extends NativeLayer {

  private boolean rectified;

  /** For JSON. */
  protected AffineLayer() {}

  AffineLayer(int inputs, int outputs, Activation activation) {
    super(inputs, outputs);
    this.rectified = activation == Activation.RELU;
  }

  /** What follows the affine map. */
  public enum Activation {
    IDENTITY,
    RELU
  }

  /** True where ReLU follows the affine map. */
  public boolean isRectified() {
    return rectified;
  }

  public void setRectified(boolean rectified) {
    this.rectified = rectified;
  }
}
