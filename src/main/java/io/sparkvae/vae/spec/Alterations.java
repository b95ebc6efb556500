package io.sparkvae.vae.spec;

import io.sparkvae.config.SettingsReader;
import java.io.Serializable;

/**
 * How much a picture is altered before the encoder sees it in training, while the decoder has to
 * give the picture as it is: what a latent then says is what no alteration changes. Each is drawn
 * again for every picture of every step.
 *
 * @param shift largest shift along each axis, as a share of the side
 * @param crop largest share of each side that is cropped, before the rest is enlarged again
 * @param brightness largest share by which all values are raised or lowered
 * @param colour largest share by which one channel is raised or lowered against the others
 * @param flip whether every other picture is mirrored, left to right
 */
public record Alterations(double shift, double crop, double brightness, double colour, boolean flip)
    implements Serializable {

  /** Pictures as they are. */
  public static final Alterations NONE = new Alterations(0, 0, 0, 0, false);

  /** Whether anything is altered. */
  public boolean any() {
    return !equals(NONE);
  }

  /** Reads the group {@code alterations}. */
  static Alterations from(SettingsReader group) {
    return new Alterations(
        group.number("shift", 0, 0.5),
        group.number("crop", 0, 0.9),
        group.number("brightness", 0, 1),
        group.number("colour", 0, 1),
        group.flag("flip"));
  }
}
