package io.sparkvae.corpus.shard;

import io.sparkvae.corpus.ListedCounts;
import io.sparkvae.corpus.ListingDigest;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.storage.Sha256;

/**
 * Everything that decides what decoded blocks hold; a digest of it names their folder in a {@code
 * shard-directory}.
 */
record ShardKey(ListedCounts listed, ImageSettings image, ShardLayout layout) {

  /** The folder's name, 32 hex digits. */
  String name() {
    return Sha256.hex(text()).substring(0, 32);
  }

  /**
   * Four lines, without an end after the last: format, listing, image settings, layout. Folders of
   * earlier versions are found by the same text, so it is written out: no name of ours may change
   * it. The format holds the version of the decoder.
   */
  String text() {
    return String.join("\n", Integer.toString(ShardFile.FORMAT), listing(), images(), blocks());
  }

  private String listing() {
    ListingDigest digest = listed.digest();
    return "ListedCounts[training=%d, validation=%d, digest=ListingDigest[high=%d, low=%d]]"
        .formatted(listed.training(), listed.validation(), digest.high(), digest.low());
  }

  private String images() {
    return ("ImageSettings[shape=%dx%dx%d, resize=%s, preprocessing=%s, maxPixels=%d, maxBytes=%d,"
            + " timeoutSeconds=%d]")
        .formatted(
            image.shape().channels(),
            image.shape().height(),
            image.shape().width(),
            image.resize().name(),
            image.preprocessing().name(),
            image.maxPixels(),
            image.maxBytes(),
            image.timeoutSeconds());
  }

  private String blocks() {
    return "ShardLayout[replicas=%d, blocksPerReplica=%d, validationBlocks=%d]"
        .formatted(layout.replicas(), layout.blocksPerReplica(), layout.validationBlocks());
  }
}
