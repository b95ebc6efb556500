package io.sparkvae.corpus;

import io.sparkvae.source.Wanted;
import java.io.Serializable;

/**
 * Which images of one source are held out: the one rule that training shards and evaluation share.
 *
 * @param fraction share of them, chosen by a hash of the image id; 0 for none, 1 for all
 */
public record HoldOutRule(double fraction) implements Serializable {

  public static final HoldOutRule ALL = new HoldOutRule(1);
  public static final HoldOutRule NONE = new HoldOutRule(0);

  /** The rule for the corpus' own path: none of it where a second path is held out. */
  public static HoldOutRule ofPath(CorpusSettings settings) {
    return settings.validationPath().isPresent()
        ? NONE
        : new HoldOutRule(settings.validationFraction());
  }

  /** Whether that image is held out. */
  public boolean includes(String imageId) {
    return share(0, fraction).includes(imageId);
  }

  /**
   * The images held out.
   *
   * @param atMost how many of them are enough; 0 for all
   */
  public ImageChoice heldOut(int atMost) {
    return new ImageChoice(share(0, fraction), atMost);
  }

  /** The images to train on; every one where none is held out. */
  public ImageChoice learned(int atMost) {
    return new ImageChoice(share(fraction, 1), atMost);
  }

  private static Wanted.ByHash share(double from, double below) {
    return new Wanted.ByHash(from, below);
  }

  /** Every image, or some of all. */
  public static ImageChoice everything(int atMost) {
    return NONE.learned(atMost);
  }
}
