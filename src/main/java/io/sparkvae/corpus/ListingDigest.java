package io.sparkvae.corpus;

import io.sparkvae.source.ImageReference;
import io.sparkvae.storage.Sha256;
import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * A digest of a listing that does not depend on its order: the first 16 bytes of one SHA-256 an
 * image, summed as two 64-bit numbers. It changes when an image comes, goes, changes its size or
 * its time, or is held out instead of trained on.
 */
public record ListingDigest(long high, long low) implements Serializable {

  public static final ListingDigest NONE = new ListingDigest(0, 0);

  static ListingDigest of(ImageReference image, boolean heldOut) {
    String text =
        "%s\n%d\n%d\n%s".formatted(image.imageId(), image.bytes(), image.modifiedAt(), heldOut);
    ByteBuffer hash = ByteBuffer.wrap(Sha256.of(text));
    return new ListingDigest(hash.getLong(), hash.getLong());
  }

  ListingDigest plus(ListingDigest other) {
    return new ListingDigest(high + other.high, low + other.low);
  }
}
