package io.sparkvae.source.idx;

import io.sparkvae.source.ImageReference;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Names the rows of an IDX file on executors. Serialises the file's description. */
record ListRows(IdxFile file) implements FlatMapFunction<IdxRange, ImageReference> {

  @Override
  public Iterator<ImageReference> call(IdxRange range) {
    return IntStream.range(range.from(), range.to()).mapToObj(file::reference).iterator();
  }
}
