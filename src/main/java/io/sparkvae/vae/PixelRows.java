package io.sparkvae.vae;

/** A choice of images from packed blocks: what one minibatch is made of. */
public interface PixelRows {

  /** How many images. */
  int images();

  /** The packed uint8 array that holds image {@code i}. */
  byte[] array(int i);

  /** Where image {@code i} begins in its array. */
  int offset(int i);

  /** Images {@code from} to {@code to}, the end excluded, of this choice. */
  default PixelRows part(int from, int to) {
    PixelRows whole = this;
    return new PixelRows() {
      @Override
      public int images() {
        return to - from;
      }

      @Override
      public byte[] array(int i) {
        return whole.array(from + i);
      }

      @Override
      public int offset(int i) {
        return whole.offset(from + i);
      }
    };
  }

  /** Images that follow each other in one packed array, from its beginning. */
  static PixelRows packed(byte[] values, int images, int valuesPerImage) {
    return new PixelRows() {
      @Override
      public int images() {
        return images;
      }

      @Override
      public byte[] array(int i) {
        return values;
      }

      @Override
      public int offset(int i) {
        return i * valuesPerImage;
      }
    };
  }
}
