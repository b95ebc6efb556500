package io.sparkvae.corpus;

import java.io.Serializable;
import java.util.Comparator;
import scala.Tuple2;

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

  /** One of so many blocks, by the hash of the image id. */
  static Tuple2<Place, ShardRecord> of(ReadImage image, int blocks) {
    String imageId = image.reference().imageId();
    Place place = new Place(ImageIdHash.of(imageId).block(blocks), imageId);
    return new Tuple2<>(place, ShardRecord.of(image, false));
  }
}
