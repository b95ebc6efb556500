package io.sparkvae.corpus.shard;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.corpus.ImageBlock;
import java.io.Serializable;
import java.util.List;

/** Decoded images of one shape with their ids, sorted by id; packed like {@link ImageBlock}. */
@DefaultSerializer(JavaSerializer.class)
public final class NamedBlock implements Serializable {

  private final String[] ids;
  private final byte[] values;
  private final ShardTally tally;

  /** Borrows everything. */
  NamedBlock(String[] ids, byte[] values, ShardTally tally) {
    this.ids = ids;
    this.values = values;
    this.tally = tally;
  }

  /** A block of images that are at hand; borrows the pixels. */
  public static NamedBlock of(List<String> ids, byte[] values) {
    return new NamedBlock(ids.toArray(new String[0]), values, new ShardTally());
  }

  /** How many images; may be 0. */
  public int images() {
    return ids.length;
  }

  public String id(int image) {
    return ids[image];
  }

  public List<String> ids() {
    return List.of(ids);
  }

  /** The packed pixels, uint8, image after image, each C·H·W; lent. */
  public byte[] values() {
    return values;
  }

  ShardTally tally() {
    return tally;
  }
}
