package io.sparkvae.encoding;

import io.sparkvae.corpus.UnreadableImages;

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
    long listed, long encoded, UnreadableImages quarantined, Seconds seconds, String output) {

  /**
   * Where the time went, start of Spark not counted.
   *
   * @param listing until it was known which images there are and which task takes which
   * @param pass reading, decoding and encoding them, up to the last row written
   * @param publishing checking the rows and writing the two tables
   */
  public record Seconds(double listing, double pass, double publishing) {

    public double total() {
      return listing + pass + publishing;
    }
  }

  /** Images a second, readable or not, listing and publishing included. */
  public double imagesPerSecond() {
    return listed / seconds.total();
  }

  /** Images a second of the pass alone. */
  public double passImagesPerSecond() {
    return listed / seconds.pass();
  }
}
