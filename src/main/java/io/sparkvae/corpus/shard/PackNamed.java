package io.sparkvae.corpus.shard;

import io.sparkvae.cluster.ShuffleKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/** Packs what came to one partition into one block with ids, on executors. Serialises nothing. */
final class PackNamed
    implements FlatMapFunction<Iterator<Tuple2<ShuffleKey, ShardRecord>>, NamedBlock> {

  @Override
  public Iterator<NamedBlock> call(Iterator<Tuple2<ShuffleKey, ShardRecord>> records) {
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
    return List.of(new NamedBlock(ids.toArray(new String[0]), joined(images), tally)).iterator();
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
