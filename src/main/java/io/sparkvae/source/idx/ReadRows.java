package io.sparkvae.source.idx;

import io.sparkvae.cluster.ShippedConfiguration;
import io.sparkvae.cluster.TaskEnd;
import io.sparkvae.source.EncodedImage;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Streams rows of an IDX file on executors, one at a time. Serialises the file's description and
 * Hadoop's configuration.
 */
record ReadRows(IdxFile file, ShippedConfiguration configuration)
    implements FlatMapFunction<IdxRange, EncodedImage> {

  @Override
  public Iterator<EncodedImage> call(IdxRange range) {
    IdxReader reader = file.open(configuration.configuration());
    TaskEnd.close(reader::close);
    reader.skip(range.from());
    return IntStream.range(range.from(), range.to())
        .mapToObj(row -> (EncodedImage) new EncodedImage.Pixels(file.reference(row), reader.next()))
        .iterator();
  }
}
