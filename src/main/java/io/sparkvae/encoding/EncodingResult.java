package io.sparkvae.encoding;

import io.sparkvae.corpus.UnreadableImages;
import io.sparkvae.table.RunSeconds;

/**
 * What one run of encoding did.
 *
 * @param listed images of the corpus
 * @param encoded rows of {@code latents/}
 * @param quarantined rows of {@code quarantine/}, by reason
 * @param seconds what it took
 * @param output where they stand
 */
public record EncodingResult(
    long listed, long encoded, UnreadableImages quarantined, RunSeconds seconds, String output) {

  /** Images per second, readable or not, listing and publishing included. */
  public double imagesPerSecond() {
    return listed / seconds.total();
  }

  /** Images per second of the pass alone. */
  public double passImagesPerSecond() {
    return listed / seconds.pass();
  }
}
