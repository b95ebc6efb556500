package io.sparkvae.source;

/**
 * What to read of a source and how.
 *
 * @param wanted the images to read; the bytes of others are not opened where the source can help it
 * @param partitions how many to cut the work into, 0 for as many as suit the source; it may take
 *     more where they would grow too large
 * @param maxBytes encoded size above which an image is not read
 */
public record ReadRequest(Wanted wanted, int partitions, long maxBytes) {

  /** Every image, in partitions that suit the source. */
  public static ReadRequest all(long maxBytes) {
    return new ReadRequest(Wanted.ALL, 0, maxBytes);
  }
}
