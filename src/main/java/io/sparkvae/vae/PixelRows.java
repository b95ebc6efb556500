package io.sparkvae.vae;

/** A choice of images from packed blocks: what one minibatch is made of. */
public interface PixelRows {

  /** How many images. */
  int images();

  /** The packed uint8 array that holds image {@code i}. */
  byte[] array(int i);

  /** Where image {@code i} begins in its array. */
  int offset(int i);
}
