package io.sparkvae.corpus;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;

/**
 * Decoded images of one shape, packed: uint8, image after image, each C·H·W. Serialised as its
 * bytes alone, so that a cached block costs one copy to read.
 */
@DefaultSerializer(JavaSerializer.class)
public final class ImageBlock implements Serializable {

  private final int images;
  private final byte[] values;

  /**
   * Borrows the array.
   *
   * @param values length = images × values per image
   */
  public ImageBlock(int images, byte[] values) {
    this.images = images;
    this.values = values;
  }

  /** How many images; may be 0. */
  public int images() {
    return images;
  }

  /** The packed pixels; lent, not copied. */
  public byte[] values() {
    return values;
  }
}
