package io.sparkvae.vae.residual;

import io.sparkvae.vae.layer.NativeLayer;
import io.sparkvae.vae.spec.Precision;

/** What layers over feature maps share: the two sides of their input. */
@SuppressWarnings("EqualsHashCode")
public abstract class MapLayer extends NativeLayer {

  private int height;
  private int width;
  private Precision precision = Precision.FLOAT32;

  /** For JSON. */
  protected MapLayer() {}

  MapLayer(MapShape input, int outputs) {
    super(input.channels(), outputs);
    this.height = input.height();
    this.width = input.width();
  }

  /** Height of the input in pixels. */
  public int getHeight() {
    return height;
  }

  public void setHeight(int height) {
    this.height = height;
  }

  /** Width of the input in pixels. */
  public int getWidth() {
    return width;
  }

  public void setWidth(int width) {
    this.width = width;
  }

  /** In what numbers the layer's convolutions multiply. */
  public Precision getPrecision() {
    return precision;
  }

  public void setPrecision(Precision precision) {
    this.precision = precision;
  }

  final MapShape input() {
    return new MapShape(height, width, Math.toIntExact(nIn));
  }

  /** What the layer makes of its input. */
  public abstract MapShape output();
}
