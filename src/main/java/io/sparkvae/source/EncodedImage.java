package io.sparkvae.source;

import io.sparkvae.image.Decoding.Unreadable;
import io.sparkvae.image.RawImage;
import io.sparkvae.storage.Sha256;

/**
 * One image as its source keeps it: encoded bytes, pixels that were never encoded, or the reason
 * why it could not be read.
 */
public sealed interface EncodedImage {

  ImageReference reference();

  /**
   * SHA-256 of what was read, in lower-case hex; empty where nothing was. Every call computes it.
   */
  String contentHash();

  /** The bytes of a file of some image format; perhaps none. */
  final class Bytes implements EncodedImage {

    private final ImageReference reference;
    private final byte[] values;

    /** Borrows the array. */
    public Bytes(ImageReference reference, byte[] values) {
      this.reference = reference;
      this.values = values;
    }

    @Override
    public ImageReference reference() {
      return reference;
    }

    /** The bytes; lent, not copied. */
    public byte[] values() {
      return values;
    }

    @Override
    public String contentHash() {
      return Sha256.hex(values);
    }
  }

  /** Pixels as they are; whoever resizes them may hand the same array on. */
  record Pixels(ImageReference reference, RawImage image) implements EncodedImage {

    @Override
    public String contentHash() {
      return Sha256.hex(image.values());
    }
  }

  /** Nothing could be read. */
  record Missing(ImageReference reference, Unreadable why) implements EncodedImage {

    @Override
    public String contentHash() {
      return "";
    }
  }
}
