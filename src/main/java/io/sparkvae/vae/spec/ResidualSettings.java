package io.sparkvae.vae.spec;

import io.sparkvae.image.ImageShape;
import java.io.Serializable;
import java.util.List;

/**
 * Widths and depth of the residual network. Each width is a scale: both sides are halved, so that
 * the first blocks already work at half the image's resolution, then come its blocks. The decoder
 * mirrors it.
 *
 * @param widths channels of each scale, from the image on
 * @param blocks residual blocks of each scale
 */
public record ResidualSettings(List<Integer> widths, int blocks) implements Serializable {

  private static final int MOST_SCALES = 30;

  public ResidualSettings {
    widths = List.copyOf(widths);
  }

  /** What the network has against images of this shape; empty where it takes them. */
  public List<String> problems(ImageShape shape) {
    int multiple = multiple();
    if (shape.height() % multiple == 0 && shape.width() % multiple == 0) {
      return List.of();
    }
    return List.of(
        "Cannot build model residual for images of %dx%d pixels: it halves both sides %d times"
                .formatted(shape.width(), shape.height(), widths.size())
            + " (set image.width and height to multiples of %d, or fewer model.widths)"
                .formatted(multiple));
  }

  /** What both sides of an image are multiples of: its pixels to one of the smallest map. */
  public int multiple() {
    return 1 << Math.min(widths.size(), MOST_SCALES);
  }
}
