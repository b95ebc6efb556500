package io.sparkvae.source;

import java.io.Serializable;

/**
 * A choice of images of a listed corpus, on executors and on the driver. Serialises itself.
 *
 * @param lastNumber the largest {@link ImageIdHash#number} that still belongs to it
 */
public record ChosenIds(ImageChoice choice, long lastNumber) implements Serializable {

  /** The choice before the images were counted: however many they are. */
  public static ChosenIds unlimited(ImageChoice choice) {
    return new ChosenIds(choice, Long.MAX_VALUE);
  }

  /** Whether the image belongs to it. */
  public boolean includes(String imageId) {
    ImageIdHash hash = ImageIdHash.of(imageId);
    return hash.isBelow(choice.below())
        && !hash.isBelow(choice.from())
        && hash.number() <= lastNumber;
  }
}
