package io.sparkvae.training;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.vae.PixelRows;

/**
 * Images {@code from} to {@code from + images} − 1 of a block, in their order; borrows the block.
 */
record ConsecutiveRows(ImageBlock block, int from, int images) implements PixelRows {

  @Override
  public byte[] array(int i) {
    return block.values();
  }

  @Override
  public int offset(int i) {
    return (from + i) * (block.values().length / block.images());
  }
}
