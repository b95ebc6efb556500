package io.sparkvae.corpus.shard;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.corpus.DecodedImage;
import io.sparkvae.image.Decoding;
import io.sparkvae.image.UnreadableReason;
import io.sparkvae.storage.Sha256;
import java.io.Serializable;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One image on its way to its block: pixels and a digest of where they come from, or why there are
 * none. Serialised between executors.
 */
@DefaultSerializer(JavaSerializer.class)
final class ShardRecord implements Serializable {

  private static final byte[] NONE = new byte[0];

  private final byte[] pixels;
  private final byte[] digest;
  private final @Nullable UnreadableReason reason;
  private final String detail;
  private final long modifiedAt;

  private ShardRecord(
      byte[] pixels,
      byte[] digest,
      @Nullable UnreadableReason reason,
      String detail,
      long modifiedAt) {
    this.pixels = pixels;
    this.digest = digest;
    this.reason = reason;
    this.detail = detail;
    this.modifiedAt = modifiedAt;
  }

  static ShardRecord of(DecodedImage image, boolean heldOut) {
    Decoding decoding = image.decoding();
    long modifiedAt = image.reference().modifiedAt();
    if (decoding instanceof Decoding.Unreadable unreadable) {
      return new ShardRecord(NONE, NONE, unreadable.reason(), unreadable.detail(), modifiedAt);
    }
    String origin =
        String.join(
            "\n",
            heldOut ? "validation" : "training",
            image.reference().imageId(),
            image.contentHash());
    return new ShardRecord(
        ((Decoding.Pixels) decoding).values(), Sha256.of(origin), null, "", modifiedAt);
  }

  /** uint8 in C·H·W order; none where there is a reason. */
  byte[] pixels() {
    return pixels;
  }

  @Nullable UnreadableReason reason() {
    return reason;
  }

  String detail() {
    return detail;
  }

  /** Milliseconds since 1970 UTC. */
  long modifiedAt() {
    return modifiedAt;
  }

  /** Adds role, id and content hash to a sum that knows no order. */
  void addTo(long[] lanes) {
    ByteBuffer numbers = ByteBuffer.wrap(digest);
    for (int lane = 0; lane < lanes.length; lane++) {
      lanes[lane] += numbers.getLong();
    }
  }
}
