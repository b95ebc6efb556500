package io.sparkvae.image.resize;

import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;

/**
 * Where a picture lies in the wanted shape. Both spans run along the stored axes; the finished
 * raster is turned upright afterwards, so a transposed picture is placed into the wanted shape with
 * its sides exchanged.
 *
 * @param target the wanted shape, upright
 * @param orientation how the stored raster is turned
 * @param x stored columns
 * @param y stored rows
 */
public record ResizeGeometry(ImageShape target, Orientation orientation, Span x, Span y) {

  /** Places a picture of the stored size. */
  public static ResizeGeometry of(ImageHeader header, ImageSettings settings) {
    Orientation orientation = Orientation.of(header.orientation());
    ImageShape target = settings.shape();
    int wide = orientation.transposed() ? target.height() : target.width();
    int high = orientation.transposed() ? target.width() : target.height();
    double w = header.width();
    double h = header.height();
    double perTargetX = w / wide;
    double perTargetY = h / high;
    return switch (settings.resize()) {
      case STRETCH ->
          new ResizeGeometry(target, orientation, new Span(0, w, 0, wide), new Span(0, h, 0, high));
      case CROP -> {
        double scale = Math.min(perTargetX, perTargetY);
        yield new ResizeGeometry(target, orientation, cut(w, wide, scale), cut(h, high, scale));
      }
      case FIT -> {
        double scale = Math.max(perTargetX, perTargetY);
        yield new ResizeGeometry(
            target,
            orientation,
            inside(w, wide, scale, orientation.mirroredX()),
            inside(h, high, scale, orientation.mirroredY()));
      }
    };
  }

  /** The same for a source decoded at 1/divisor of its size. */
  public ResizeGeometry reducedBy(int divisor) {
    return new ResizeGeometry(target, orientation, x.reducedBy(divisor), y.reducedBy(divisor));
  }

  /** The same for a source whose width and height are multiplied by these factors. */
  public ResizeGeometry scaledBy(double width, double height) {
    return new ResizeGeometry(target, orientation, x.scaledBy(width), y.scaledBy(height));
  }

  /** Whether the source has at least {@code margin} samples per wanted one, on both axes. */
  public boolean covers(double margin) {
    // Products of ratios may come out a hair below a whole number.
    double least = margin * (1 - 1e-9);
    return x.length() >= least * x.samples() && y.length() >= least * y.samples();
  }

  /** Width of the target along the stored axes. */
  int storedWidth() {
    return orientation.transposed() ? target.height() : target.width();
  }

  /** Height of the target along the stored axes. */
  int storedHeight() {
    return orientation.transposed() ? target.width() : target.height();
  }

  private static Span cut(double source, int samples, double scale) {
    double length = samples * scale;
    return new Span((source - length) / 2, length, 0, samples);
  }

  private static Span inside(double source, int samples, double scale, boolean mirrored) {
    int filled = (int) Math.max(1, Math.min(samples, Math.round(source / scale)));
    int left = samples - filled;
    // An odd remainder lies on the same displayed side whichever way the picture is stored.
    int offset = mirrored ? left - left / 2 : left / 2;
    return new Span(0, source, offset, filled);
  }
}
