package io.sparkvae.image.alter;

import io.sparkvae.image.ImageShape;
import io.sparkvae.image.resize.Orientation;
import io.sparkvae.image.resize.ResizeGeometry;
import io.sparkvae.image.resize.Scaler;
import io.sparkvae.image.resize.Span;

/**
 * Decoded pictures in another shape, by the same scaling as when they were decoded: area averaging
 * where they shrink, linear interpolation where they grow.
 */
public final class Resampling {

  private static final int UPRIGHT = 1;

  private Resampling() {}

  /**
   * A part of a picture; coordinates may be fractional.
   *
   * @param left columns before it
   * @param top rows above it
   */
  public record Window(double left, double top, double width, double height) {

    /** The whole picture. */
    public static Window whole(ImageShape shape) {
      return new Window(0, 0, shape.width(), shape.height());
    }
  }

  /**
   * A part of a picture as another one.
   *
   * @param values uint8, C·H·W; not changed
   * @param shape of the picture
   * @param target its channels are those of the picture, or 1 for its luma
   */
  public static byte[] of(byte[] values, ImageShape shape, Window window, ImageShape target) {
    Span x = new Span(window.left(), window.width(), 0, target.width());
    Span y = new Span(window.top(), window.height(), 0, target.height());
    int channels = shape.channels();
    Scaler scaler =
        new Scaler(
            new ResizeGeometry(target, Orientation.of(UPRIGHT), x, y),
            shape.width(),
            shape.height(),
            channels);
    int plane = shape.width() * shape.height();
    byte[] interleaved = new byte[shape.width() * channels];
    for (int row = 0; row < shape.height(); row++) {
      for (int i = 0; i < interleaved.length; i++) {
        interleaved[i] = values[i % channels * plane + row * shape.width() + i / channels];
      }
      scaler.add(row, interleaved);
    }
    return scaler.finish();
  }
}
