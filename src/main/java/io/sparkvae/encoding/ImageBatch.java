package io.sparkvae.encoding;

import io.sparkvae.vae.PixelRows;
import java.util.ArrayList;
import java.util.List;

/** Decoded images on their way through the encoder together. */
final class ImageBatch implements PixelRows {

  private final List<byte[]> images = new ArrayList<>();

  /** Takes one more image; the array is borrowed. */
  void add(byte[] image) {
    images.add(image);
  }

  @Override
  public int images() {
    return images.size();
  }

  @Override
  public byte[] array(int i) {
    return images.get(i);
  }

  @Override
  public int offset(int i) {
    return 0;
  }
}
