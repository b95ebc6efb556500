package io.sparkvae.corpus.shard;

import io.sparkvae.cluster.ShuffleKey;
import io.sparkvae.corpus.ImageBlock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/** Packs what came to one partition into one block, on executors. Serialises its kind alone. */
enum PackBlock implements FlatMapFunction<Iterator<Tuple2<ShuffleKey, ShardRecord>>, TalliedBlock> {
  /** Blocks that know their images' ids. */
  NAMED {
    @Override
    ImageBlock block(List<String> ids, byte[] values) {
      return ImageBlock.named(ids, values);
    }
  },

  /** Blocks of pixels alone. */
  NAMELESS {
    @Override
    ImageBlock block(List<String> ids, byte[] values) {
      return new ImageBlock(ids.size(), values);
    }
  };

  abstract ImageBlock block(List<String> ids, byte[] values);

  @Override
  public Iterator<TalliedBlock> call(Iterator<Tuple2<ShuffleKey, ShardRecord>> records) {
    ShardTally tally = new ShardTally();
    List<String> ids = new ArrayList<>();
    List<byte[]> images = new ArrayList<>();
    while (records.hasNext()) {
      Tuple2<ShuffleKey, ShardRecord> record = records.next();
      tally.add(record._1().imageId(), record._2());
      if (record._2().reason() == null) {
        ids.add(record._1().imageId());
        images.add(record._2().pixels());
      }
    }
    return List.of(new TalliedBlock(block(ids, joined(images)), tally)).iterator();
  }

  private static byte[] joined(List<byte[]> images) {
    long length = images.stream().mapToLong(image -> image.length).sum();
    byte[] values = new byte[Math.toIntExact(length)];
    int offset = 0;
    for (byte[] image : images) {
      System.arraycopy(image, 0, values, offset, image.length);
      offset += image.length;
    }
    return values;
  }
}
