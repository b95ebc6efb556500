package io.sparkvae.source;

import java.io.Serializable;

/**
 * Which images of one corpus are wanted, told by hashes of their ids: the same on every machine,
 * and the same share that training held out.
 *
 * @param from share of the images, from 0, that are left out
 * @param below share of the images at which the wanted ones end; 1 for no end
 * @param atMost how many of them are enough; 0 for all
 */
public record ImageChoice(double from, double below, int atMost) implements Serializable {

  /** The images that training holds out of a corpus. */
  public static ImageChoice heldOut(double fraction, int atMost) {
    return new ImageChoice(0, fraction, atMost);
  }

  /** The images that training learns from; all where nothing is held out. */
  public static ImageChoice learned(double fraction, int atMost) {
    return new ImageChoice(fraction, 1, atMost);
  }

  /** Every image. */
  public static ImageChoice all(int atMost) {
    return new ImageChoice(0, 1, atMost);
  }
}
