package io.sparkvae.encoding;

import io.sparkvae.vae.PixelRows;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch that always has the same number of rows. Where fewer images are left, the last one stands
 * in the rest: matrix kernels take other code paths for other numbers of rows, and a latent must
 * not depend, not even in its last bit, on how many images shared its batch.
 */
final class FullBatch implements PixelRows {

  private final int size;
  private final List<byte[]> images = new ArrayList<>();

  FullBatch(int size) {
    this.size = size;
  }

  /** Takes one more image; the array is borrowed. */
  void add(byte[] image) {
    images.add(image);
  }

  /** How many images were added. */
  int used() {
    return images.size();
  }

  boolean isFull() {
    return images.size() == size;
  }

  @Override
  public int images() {
    return size;
  }

  @Override
  public byte[] array(int i) {
    return images.get(Math.min(i, images.size() - 1));
  }

  @Override
  public int offset(int i) {
    return 0;
  }
}
