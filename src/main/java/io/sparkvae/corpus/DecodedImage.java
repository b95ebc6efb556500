package io.sparkvae.corpus;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.image.Decoding;
import io.sparkvae.source.ImageReference;

/** One image of a corpus after it was read and decoded, or after that failed. */
@DefaultSerializer(JavaSerializer.class)
public final class DecodedImage {

  private final ImageReference reference;
  private final String contentHash;
  private final Decoding decoding;

  /**
   * Borrows the pixels.
   *
   * @param contentHash SHA-256 of the encoded bytes, in lower-case hex; empty where they were not
   *     read
   */
  public DecodedImage(ImageReference reference, String contentHash, Decoding decoding) {
    this.reference = reference;
    this.contentHash = contentHash;
    this.decoding = decoding;
  }

  public ImageReference reference() {
    return reference;
  }

  /** SHA-256 of the encoded bytes, in lower-case hex; empty where they were not read. */
  public String contentHash() {
    return contentHash;
  }

  public Decoding decoding() {
    return decoding;
  }
}
