package io.sparkvae.training.schedule;

import java.io.Serializable;

/**
 * A stretch of one block: the images at positions {@code from} to {@code to} − 1 of the block's
 * permutation.
 *
 * @param block index within the replica's shard
 * @param order seed of the permutation
 */
public record BlockSlice(int block, int from, int to, long order) implements Serializable {

  int images() {
    return to - from;
  }
}
