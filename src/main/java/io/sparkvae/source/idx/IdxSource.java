package io.sparkvae.source.idx;

import io.sparkvae.cluster.ShippedConfiguration;
import io.sparkvae.source.EncodedImage;
import io.sparkvae.source.ImageSource;
import io.sparkvae.source.Listing;
import io.sparkvae.source.ReadRequest;
import io.sparkvae.source.Wanted;
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
public final class IdxSource implements ImageSource {

  private final JavaSparkContext sc;
  private final URI location;
  private final IdxFile file;
  private final Listing listing;

  /**
   * Opens the file and reads its header.
   *
   * @throws io.sparkvae.error.DataException where there is no such file
   */
  public IdxSource(JavaSparkContext sc, URI location) {
    this.sc = sc;
    this.location = location;
    this.file = IdxFile.of(location, sc.hadoopConfiguration());
    this.listing =
        new Listing(sc, location(), ranges(sc.defaultParallelism()).flatMap(new ListRows(file)));
  }

  @Override
  public String location() {
    return Location.shown(location);
  }

  /** True: rows are numbered, and the header says how many there are. */
  @Override
  public boolean listsWithoutReading() {
    return true;
  }

  @Override
  public Listing list() {
    return listing;
  }

  @Override
  public JavaRDD<EncodedImage> read(ReadRequest request) {
    Wanted wanted = request.wanted();
    int partitions = request.partitions() > 0 ? request.partitions() : sc.defaultParallelism();
    return ranges(partitions)
        .flatMap(new ReadRows(file, new ShippedConfiguration(sc.hadoopConfiguration())))
        .filter(image -> wanted.includes(image.reference().imageId()));
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
