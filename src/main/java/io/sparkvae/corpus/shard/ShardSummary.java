package io.sparkvae.corpus.shard;

import io.sparkvae.corpus.UnreadableImages;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.storage.Sha256;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What a sharded corpus holds.
 *
 * @param trainingImages readable images to train on
 * @param validationImages readable images held out
 * @param fingerprint of images, their roles and the preprocessing
 */
record ShardSummary(
    long trainingImages, long validationImages, UnreadableImages unreadable, String fingerprint)
    implements Serializable {

  /**
   * The sum over all blocks.
   *
   * @param tallies one for each block, those to train on first
   */
  static ShardSummary of(List<ShardTally> tallies, int trainingBlocks, ImageSettings image) {
    ShardTally training = sum(tallies.subList(0, trainingBlocks));
    ShardTally validation = sum(tallies.subList(trainingBlocks, tallies.size()));
    ShardTally all = sum(List.of(training, validation));
    String content =
        String.join(
            "\n",
            image.shape().toString(),
            image.resize().name(),
            image.preprocessing().name(),
            Long.toString(training.images()),
            Long.toString(validation.images()),
            Arrays.toString(all.digest()));
    return new ShardSummary(
        training.images(), validation.images(), all.unreadable(), Sha256.hex(content));
  }

  private static ShardTally sum(List<ShardTally> tallies) {
    ShardTally sum = new ShardTally();
    tallies.forEach(sum::addAll);
    return sum;
  }
}
