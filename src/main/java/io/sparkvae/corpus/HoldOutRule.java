package io.sparkvae.corpus;

import io.sparkvae.source.ImageIdHash;
import java.io.Serializable;

/**
 * Which images of one corpus are held out.
 *
 * @param fraction share of them, chosen by a hash of the image id; 0 for none, 1 for all
 */
public record HoldOutRule(double fraction) implements Serializable {

  public static final HoldOutRule ALL = new HoldOutRule(1);
  public static final HoldOutRule NONE = new HoldOutRule(0);

  public boolean includes(String imageId) {
    return ImageIdHash.of(imageId).isBelow(fraction);
  }
}
