package io.sparkvae.corpus;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.error.DataException;
import io.sparkvae.source.ImageReference;
import io.sparkvae.source.ListingFold;
import java.io.Serializable;
import java.util.Iterator;

/**
 * How many images were listed to train on and to hold out, readable or not.
 *
 * @param digest of ids, sizes, times and roles
 */
@DefaultSerializer(JavaSerializer.class)
public record ListedCounts(long training, long validation, ListingDigest digest)
    implements Serializable {

  public static final ListedCounts NONE = new ListedCounts(0, 0, ListingDigest.NONE);

  /** Counts a listing by roles; serialises the rule. */
  public record Fold(HoldOutRule heldOut) implements ListingFold<ListedCounts> {

    @Override
    public ListedCounts of(Iterator<ImageReference> images) {
      ListedCounts counts = NONE;
      while (images.hasNext()) {
        counts = counts.plus(of(images.next()));
      }
      return counts;
    }

    private ListedCounts of(ImageReference image) {
      boolean held = heldOut.includes(image.imageId());
      return new ListedCounts(held ? 0 : 1, held ? 1 : 0, ListingDigest.of(image, held));
    }

    @Override
    public ListedCounts plus(ListedCounts one, ListedCounts other) {
      return one.plus(other);
    }
  }

  /** Both together. */
  public ListedCounts plus(ListedCounts other) {
    return new ListedCounts(
        training + other.training, validation + other.validation, digest.plus(other.digest));
  }

  /** Images of either role. */
  public long all() {
    return training + validation;
  }

  /** Refuses a corpus of no image at all. */
  public static void demandAny(String location, long listed) {
    if (listed == 0) {
      throw new DataException(
          ("Cannot use corpus %s: no file in it matches corpus.include-globs (name another"
                  + " corpus.path)")
              .formatted(location));
    }
  }
}
