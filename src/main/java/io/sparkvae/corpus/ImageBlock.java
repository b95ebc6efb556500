package io.sparkvae.corpus;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decoded images of one shape, packed: uint8, image after image, each C·H·W; with their ids where
 * somebody asked for them. Serialised as its bytes, so that a cached block costs one copy to read.
 */
@DefaultSerializer(JavaSerializer.class)
public final class ImageBlock implements Serializable {

  private final int images;
  private final byte[] values;
  private final String @Nullable [] ids;

  /**
   * A block without ids; borrows the array.
   *
   * @param values length = images × values per image
   */
  public ImageBlock(int images, byte[] values) {
    this.images = images;
    this.values = values;
    this.ids = null;
  }

  private ImageBlock(String[] ids, byte[] values) {
    this.images = ids.length;
    this.values = values;
    this.ids = ids;
  }

  /** A block with ids, in the order of the images; borrows the pixels. */
  public static ImageBlock named(List<String> ids, byte[] values) {
    return new ImageBlock(ids.toArray(new String[0]), values);
  }

  /** How many images; may be 0. */
  public int images() {
    return images;
  }

  /** The packed pixels; lent, not copied. */
  public byte[] values() {
    return values;
  }

  /**
   * The id of that image.
   *
   * @throws IllegalStateException for a block without ids
   */
  public String id(int image) {
    return known()[image];
  }

  /**
   * The ids of all images.
   *
   * @throws IllegalStateException for a block without ids
   */
  public List<String> ids() {
    return List.of(known());
  }

  private String[] known() {
    if (ids == null) {
      throw new IllegalStateException("this block was packed without ids");
    }
    return ids;
  }
}
