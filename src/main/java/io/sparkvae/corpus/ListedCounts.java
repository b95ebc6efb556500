package io.sparkvae.corpus;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.source.ImageReference;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;

/**
 * How many images were listed to train on and to hold out, readable or not.
 *
 * @param digest of ids, sizes, times and roles
 */
@DefaultSerializer(JavaSerializer.class)
public record ListedCounts(long training, long validation, ListingDigest digest)
    implements Serializable {

  public static final ListedCounts NONE = new ListedCounts(0, 0, ListingDigest.NONE);

  /** The counts of one partition, as its only element. */
  public static Iterator<ListedCounts> of(Iterator<ImageReference> images, HoldOutRule role) {
    ListedCounts counts = NONE;
    while (images.hasNext()) {
      ImageReference image = images.next();
      boolean heldOut = role.includes(image.imageId());
      counts =
          counts.plus(
              new ListedCounts(heldOut ? 0 : 1, heldOut ? 1 : 0, ListingDigest.of(image, heldOut)));
    }
    return List.of(counts).iterator();
  }

  public ListedCounts plus(ListedCounts other) {
    return new ListedCounts(
        training + other.training, validation + other.validation, digest.plus(other.digest));
  }

  public long all() {
    return training + validation;
  }
}
