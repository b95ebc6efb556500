package io.sparkvae.encoding;

import io.sparkvae.corpus.UnreadableImages;

/**
 * What one run of encoding did.
 *
 * @param listed images of the corpus
 * @param encoded rows of {@code latents/}
 * @param quarantined rows of {@code quarantine/}, by reason
 * @param seconds from the listing to the finished tables
 * @param output where they stand
 */
public record EncodingResult(
    long listed, long encoded, UnreadableImages quarantined, double seconds, String output) {

  /** Images a second, readable or not, the listing included. */
  public double imagesPerSecond() {
    return listed / seconds;
  }
}
