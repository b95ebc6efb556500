package io.sparkvae.source.idx;

import io.sparkvae.cluster.ShippedConfiguration;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.source.ChosenIds;
import io.sparkvae.source.Corpus;
import io.sparkvae.source.DecodedImage;
import io.sparkvae.source.ImageReference;
import io.sparkvae.storage.Location;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * One IDX file, cut into as many ranges of rows as there are cores. More would not help: a gzipped
 * file cannot be entered in the middle, so every range inflates all that comes before it.
 */
public final class IdxCorpus implements Corpus {

  private final JavaSparkContext sc;
  private final URI location;
  private final IdxFile file;

  public IdxCorpus(JavaSparkContext sc, URI location) {
    this.sc = sc;
    this.location = location;
    this.file = IdxFile.of(location, sc.hadoopConfiguration());
  }

  @Override
  public String location() {
    return Location.shown(location);
  }

  @Override
  public JavaRDD<ImageReference> references() {
    return ranges(sc.defaultParallelism()).flatMap(new ListRows(file));
  }

  @Override
  public JavaRDD<DecodedImage> read(ImageSettings settings) {
    return read(settings, sc.defaultParallelism());
  }

  @Override
  public JavaRDD<DecodedImage> read(ImageSettings settings, int partitions) {
    ShippedConfiguration configuration = new ShippedConfiguration(sc.hadoopConfiguration());
    return ranges(partitions).flatMap(new ReadRows(file, settings, configuration));
  }

  @Override
  public JavaRDD<DecodedImage> read(ImageSettings settings, int partitions, ChosenIds chosen) {
    return read(settings, partitions).filter(image -> chosen.includes(image.reference().imageId()));
  }

  private JavaRDD<IdxRange> ranges(int atMost) {
    int count = Math.max(1, Math.min(file.images(), atMost));
    List<IdxRange> ranges =
        IntStream.range(0, count)
            .mapToObj(i -> new IdxRange(start(i, count), start(i + 1, count)))
            .toList();
    return sc.parallelize(ranges, count);
  }

  private int start(int range, int count) {
    return (int) ((long) file.images() * range / count);
  }

  @Override
  public void close() {
    // The listing is made of row numbers; nothing is kept.
  }
}
