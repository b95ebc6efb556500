package io.sparkvae.cluster;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.Comparator;

/**
 * Where an image goes in a shuffle. Ordered by image id within a partition, so that what a
 * partition holds does not depend on which machine sent it first.
 */
@DefaultSerializer(JavaSerializer.class)
public record ShuffleKey(int partition, String imageId)
    implements Comparable<ShuffleKey>, Serializable {

  private static final Comparator<ShuffleKey> ORDER =
      Comparator.comparingInt(ShuffleKey::partition).thenComparing(ShuffleKey::imageId);

  @Override
  public int compareTo(ShuffleKey other) {
    return ORDER.compare(this, other);
  }
}
