package io.sparkvae.corpus;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Where an image goes in a shuffle. Ordered by image id within a partition, so that what a
 * partition holds does not depend on which machine sent it first.
 */
record Place(int partition, String imageId) implements Comparable<Place>, Serializable {

  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::partition).thenComparing(Place::imageId);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
