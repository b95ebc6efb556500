package io.sparkvae.source.idx;

import io.sparkvae.cluster.ShippedConfiguration;
import io.sparkvae.cluster.TaskEnd;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.RawImage;
import io.sparkvae.image.decode.ImageDecoder;
import io.sparkvae.source.DecodedImage;
import io.sparkvae.storage.Sha256;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Streams rows of an IDX file on executors, one at a time. Serialises the file's description, the
 * image settings and Hadoop's configuration.
 */
record ReadRows(IdxFile file, ImageSettings settings, ShippedConfiguration configuration)
    implements FlatMapFunction<IdxRange, DecodedImage> {

  @Override
  public Iterator<DecodedImage> call(IdxRange range) {
    IdxReader reader = file.open(configuration.configuration());
    TaskEnd.close(reader::close);
    reader.skip(range.from());
    ImageDecoder decoder = new ImageDecoder(settings);
    return IntStream.range(range.from(), range.to())
        .mapToObj(row -> read(row, reader.next(), decoder))
        .iterator();
  }

  private DecodedImage read(int row, RawImage image, ImageDecoder decoder) {
    // Hashed before resizing, which may hand the same array on.
    String hash = Sha256.hex(image.values());
    return new DecodedImage(file.reference(row), hash, decoder.resize(image));
  }
}
