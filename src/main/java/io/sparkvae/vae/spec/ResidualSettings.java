package io.sparkvae.vae.spec;

import io.sparkvae.config.SettingsReader;
import io.sparkvae.image.ImageShape;
import java.io.Serializable;
import java.util.List;

/**
 * The size of a residual network.
 *
 * @param widths channels of each scale; each scale halves both sides of the maps
 * @param blocks residual blocks of each scale
 * @param precision in which its convolutions multiply
 */
public record ResidualSettings(List<Integer> widths, int blocks, Precision precision)
    implements Serializable {

  /** For models of other architectures. */
  public static final ResidualSettings NONE = new ResidualSettings(List.of(), 0, Precision.FLOAT32);

  private static final int MOST_SCALES = 12;

  public ResidualSettings {
    widths = List.copyOf(widths);
  }

  /** Reads the group {@code residual}. */
  static ResidualSettings from(SettingsReader group) {
    List<Integer> widths = group.integers("widths", 1, 4096);
    if (widths.isEmpty() || widths.size() > MOST_SCALES) {
      group.problem("widths", "must have 1 to %d numbers".formatted(MOST_SCALES));
    }
    return new ResidualSettings(
        widths, group.integer("blocks", 0, 64), group.choice("precision", Precision.class));
  }

  /** What both sides of its images are multiples of. */
  public int multiple() {
    return 1 << Math.min(widths.size(), MOST_SCALES);
  }

  /** What such a network has against images of a shape; empty where it takes them. */
  public List<String> problems(ImageShape shape) {
    int multiple = multiple();
    int height = shape.height();
    int width = shape.width();
    if (height % multiple == 0 && width % multiple == 0) {
      return List.of();
    }
    return List.of(
        "Cannot build model residual for images of %dx%d pixels: it halves both sides %d times"
                .formatted(width, height, widths.size())
            + " (set image.width and height to multiples of %d, or fewer model.residual.widths)"
                .formatted(multiple));
  }
}
