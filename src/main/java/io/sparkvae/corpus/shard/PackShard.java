package io.sparkvae.corpus.shard;

import io.sparkvae.cluster.ShuffleKey;
import io.sparkvae.corpus.ImageBlock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/** Packs what came to one partition into one block, on executors. Serialises nothing. */
final class PackShard
    implements FlatMapFunction<Iterator<Tuple2<ShuffleKey, ShardRecord>>, TalliedBlock> {

  @Override
  public Iterator<TalliedBlock> call(Iterator<Tuple2<ShuffleKey, ShardRecord>> records) {
    ShardTally tally = new ShardTally();
    List<byte[]> images = new ArrayList<>();
    long length = 0;
    while (records.hasNext()) {
      Tuple2<ShuffleKey, ShardRecord> record = records.next();
      tally.add(record._1().imageId(), record._2());
      if (record._2().reason() == null) {
        images.add(record._2().pixels());
        length += record._2().pixels().length;
      }
    }
    byte[] packed = new byte[Math.toIntExact(length)];
    int offset = 0;
    for (byte[] image : images) {
      System.arraycopy(image, 0, packed, offset, image.length);
      offset += image.length;
    }
    return List.of(new TalliedBlock(new ImageBlock(images.size(), packed), tally)).iterator();
  }
}
