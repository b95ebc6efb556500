package io.sparkvae.corpus.shard;

import io.sparkvae.cluster.MappedIterator;
import java.util.Iterator;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;

/** Holds a block against the first time, on executors. Serialises a handle to the tallies. */
record CheckBlock(Broadcast<FirstTallies> first)
    implements Function2<Integer, Iterator<TalliedBlock>, Iterator<TalliedBlock>> {

  @Override
  public Iterator<TalliedBlock> call(Integer block, Iterator<TalliedBlock> blocks) {
    return new MappedIterator<>(
        blocks,
        read -> {
          first.value().check(block, read.tally());
          return read;
        });
  }
}
