package io.sparkvae.vae.spec;

import io.sparkvae.config.SettingsReader;
import java.io.Serializable;

/**
 * How much a picture is altered in training; drawn again for every picture of every step. All but
 * {@code mirror} alter what the encoder sees, while the decoder has to give the picture as it is:
 * what a latent then says is what no alteration changes.
 *
 * @param shift largest shift along each axis, as a share of the side
 * @param crop largest share of each side that is cropped, some of it at either end, before the rest
 *     is enlarged again
 * @param brightness largest share by which all values are raised or lowered
 * @param colour largest share by which one channel is raised or lowered against the others
 * @param mirror whether every other picture is mirrored left to right, for the decoder too
 */
public record Alterations(
    double shift, double crop, double brightness, double colour, boolean mirror)
    implements Serializable {

  /** Pictures as they are. */
  public static final Alterations NONE = new Alterations(0, 0, 0, 0, false);

  /** Whether anything is altered. */
  public boolean any() {
    return !equals(NONE);
  }

  /** Whether the encoder sees anything else than the decoder has to give. */
  public boolean anyForEncoder() {
    return shift > 0 || crop > 0 || brightness > 0 || colour > 0;
  }

  /** Reads the group {@code alterations}. */
  static Alterations from(SettingsReader group) {
    return new Alterations(
        group.number("shift", 0, 0.5),
        group.number("crop", 0, 0.9),
        group.number("brightness", 0, 1),
        group.number("colour", 0, 1),
        group.flag("mirror"));
  }
}
