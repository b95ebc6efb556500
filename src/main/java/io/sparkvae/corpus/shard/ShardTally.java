package io.sparkvae.corpus.shard;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.corpus.UnreadableImages;
import io.sparkvae.image.UnreadableReason;
import io.sparkvae.source.Printable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came to one or several blocks: readable images, unreadable ones, and a digest of the
 * readable ones that does not depend on their order. Serialised from executors to the driver.
 */
@DefaultSerializer(JavaSerializer.class)
final class ShardTally implements Serializable {

  private long images;
  private final long[] digest = new long[4];
  private final Map<UnreadableReason, Long> unreadable = new EnumMap<>(UnreadableReason.class);
  private final SortedMap<String, String> examples = new TreeMap<>();
  private String newestId = "";
  private long newestAt = Long.MIN_VALUE;

  void add(String imageId, ShardRecord record) {
    if (record.modifiedAt() > newestAt) {
      newestAt = record.modifiedAt();
      newestId = imageId;
    }
    UnreadableReason reason = record.reason();
    if (reason == null) {
      images++;
      record.addTo(digest);
    } else {
      unreadable.merge(reason, 1L, Long::sum);
      addExample(imageId, UnreadableImages.example(imageId, reason, record.detail()));
    }
  }

  void addAll(ShardTally other) {
    images += other.images;
    for (int lane = 0; lane < digest.length; lane++) {
      digest[lane] += other.digest[lane];
    }
    other.unreadable.forEach((reason, count) -> unreadable.merge(reason, count, Long::sum));
    other.examples.forEach(this::addExample);
  }

  private void addExample(String imageId, String example) {
    examples.put(imageId, example);
    if (examples.size() > UnreadableImages.EXAMPLES) {
      examples.remove(examples.lastKey());
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(images);
    for (long lane : digest) {
      out.writeLong(lane);
    }
    out.writeInt(unreadable.size());
    for (Map.Entry<UnreadableReason, Long> entry : unreadable.entrySet()) {
      out.writeUTF(entry.getKey().label());
      out.writeLong(entry.getValue());
    }
    out.writeInt(examples.size());
    for (Map.Entry<String, String> entry : examples.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeUTF(entry.getValue());
    }
  }

  static ShardTally read(DataInput in) throws IOException {
    ShardTally tally = new ShardTally();
    tally.images = in.readLong();
    for (int lane = 0; lane < tally.digest.length; lane++) {
      tally.digest[lane] = in.readLong();
    }
    for (int left = in.readInt(); left > 0; left--) {
      tally.unreadable.put(reason(in.readUTF()), in.readLong());
    }
    for (int left = in.readInt(); left > 0; left--) {
      tally.examples.put(in.readUTF(), in.readUTF());
    }
    return tally;
  }

  private static UnreadableReason reason(String label) throws IOException {
    for (UnreadableReason reason : UnreadableReason.values()) {
      if (reason.label().equals(label)) {
        return reason;
      }
    }
    throw new IOException("it names the unknown reason " + Printable.of(label));
  }

  long images() {
    return images;
  }

  /** The digest's four lanes; lent. */
  long[] digest() {
    return digest;
  }

  /** The image changed last, readable or not; empty where the block came from a shard file. */
  String newestId() {
    return newestId;
  }

  /** When it changed, in milliseconds since 1970 UTC. */
  long newestAt() {
    return newestAt;
  }

  UnreadableImages unreadable() {
    return new UnreadableImages(unreadable, List.copyOf(examples.values()));
  }
}
