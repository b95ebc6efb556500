package io.sparkvae.corpus;

import io.sparkvae.image.UnreadableReason;
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
final class ShardTally implements Serializable {

  private long images;
  private final long[] digest = new long[4];
  private final Map<UnreadableReason, Long> unreadable = new EnumMap<>(UnreadableReason.class);
  private final SortedMap<String, String> examples = new TreeMap<>();

  void add(String imageId, ShardRecord record) {
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

  long images() {
    return images;
  }

  /** The digest's four lanes; lent. */
  long[] digest() {
    return digest;
  }

  UnreadableImages unreadable() {
    return new UnreadableImages(unreadable, List.copyOf(examples.values()));
  }
}
