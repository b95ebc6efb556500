package io.sparkvae.source;

import java.io.Serializable;

/** Which images of a source are wanted, told by their ids alone; travels to executors. */
public sealed interface Wanted extends Serializable {

  Wanted ALL = new All();

  /** Whether the image of that id is among them. */
  boolean includes(String imageId);

  /** Every image. */
  record All() implements Wanted {

    @Override
    public boolean includes(String imageId) {
      return true;
    }
  }

  /**
   * A share of the images by hashes of their ids: the same on every machine.
   *
   * @param from share of the images, from 0, that are left out
   * @param below share of the images at which the wanted ones end; 1 for no end
   * @param lastNumber the largest {@link ImageIdHash#number} that still belongs to it
   */
  record ByHash(double from, double below, long lastNumber) implements Wanted {

    /** The share of images between two fractions. */
    public ByHash(double from, double below) {
      this(from, below, Long.MAX_VALUE);
    }

    /** Of these images, those of the smallest numbers. */
    public ByHash upTo(long number) {
      return new ByHash(from, below, number);
    }

    @Override
    public boolean includes(String imageId) {
      ImageIdHash hash = ImageIdHash.of(imageId);
      return hash.isBelow(below) && !hash.isBelow(from) && hash.number() <= lastNumber;
    }
  }
}
