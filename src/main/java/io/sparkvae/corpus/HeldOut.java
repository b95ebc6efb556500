package io.sparkvae.corpus;

import java.io.Serializable;

/**
 * Which images of one corpus are held out.
 *
 * @param fraction share of them, chosen by a hash of the image id; 0 for none, 1 for all
 */
record HeldOut(double fraction) implements Serializable {

  static final HeldOut ALL = new HeldOut(1);
  static final HeldOut NONE = new HeldOut(0);

  boolean includes(String imageId) {
    return ImageIdHash.of(imageId).isBelow(fraction);
  }
}
