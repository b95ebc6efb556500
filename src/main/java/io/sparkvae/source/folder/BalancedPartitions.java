package io.sparkvae.source.folder;

import io.sparkvae.cluster.MappedIterator;
import io.sparkvae.cluster.ShuffleKey;
import io.sparkvae.cluster.ShuffleKeyPartitioner;
import io.sparkvae.source.ImageReference;
import io.sparkvae.source.Listing;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import scala.Tuple2;

/**
 * Images dealt out by encoded bytes: ten large photos take as long as a thousand thumbnails.
 * Partitions are large at first, since Spark takes some time for every task and file, and smaller
 * towards the end, so that the last task to end is not long alone (guided self-scheduling,
 * Polychronopoulos and Kuck 1987). Of each partition of the listing the driver knows the size
 * alone.
 */
final class BalancedPartitions {

  /** What opening a file costs, in bytes read meanwhile; also keeps empty files apart. */
  private static final long OPENING = 64 << 10;

  /** Bytes of the last partitions; a core takes a few seconds to decode so many. */
  private static final long LEAST = 64L << 20;

  /** Bytes of the first ones; so much work is done again where an executor is lost. */
  private static final long MOST = 1L << 30;

  private BalancedPartitions() {}

  /**
   * The same images in other partitions, sorted by image id within each.
   *
   * @param listed computed again, so it should be persisted
   * @param sizes of its partitions
   * @param atLeast partitions wanted where there are enough images, for all cores to have work
   */
  static JavaRDD<ImageReference> of(
      JavaRDD<ImageReference> listed, List<Listing.Size> sizes, int atLeast) {
    long[] before = new long[sizes.size() + 1];
    for (int i = 0; i < sizes.size(); i++) {
      before[i + 1] = before[i] + cost(sizes.get(i).images(), sizes.get(i).bytes());
    }
    long[] ends = ends(before[sizes.size()], atLeast);
    return listed
        .mapPartitionsWithIndex(new PlaceByCost(before, ends), true)
        .mapToPair(placed -> placed)
        .repartitionAndSortWithinPartitions(new ShuffleKeyPartitioner(ends.length))
        .values();
  }

  /**
   * Where partitions end, in bytes of all images before: each takes an equal share of what is left.
   *
   * @param total bytes of all images together
   * @param shares of them; at least so many partitions come out where there are enough bytes
   */
  static long[] ends(long total, int shares) {
    long least = Math.max(OPENING, Math.min(LEAST, total / shares));
    LongStream.Builder ends = LongStream.builder();
    long at = 0;
    while (total - at >= 2 * least) {
      at += Math.max(least, Math.min(MOST, (total - at) / shares));
      ends.add(at);
    }
    ends.add(total);
    return ends.build().toArray();
  }

  private static long cost(long images, long bytes) {
    return OPENING * images + bytes;
  }

  /**
   * Finds each image's place on executors. Serialises the cost before each listing partition and
   * where partitions end.
   */
  private static final class PlaceByCost
      implements Function2<
          Integer, Iterator<ImageReference>, Iterator<Tuple2<ShuffleKey, ImageReference>>> {

    private final long[] before;
    private final long[] ends;

    PlaceByCost(long[] before, long[] ends) {
      this.before = before;
      this.ends = ends;
    }

    @Override
    public Iterator<Tuple2<ShuffleKey, ImageReference>> call(
        Integer index, Iterator<ImageReference> images) {
      long[] position = {before[index]};
      return new MappedIterator<>(
          images,
          image -> {
            ShuffleKey place = new ShuffleKey(partition(position[0]), image.imageId());
            position[0] += cost(1, image.bytes());
            return new Tuple2<>(place, image);
          });
    }

    /** The first partition that ends beyond a position. */
    private int partition(long position) {
      int found = Arrays.binarySearch(ends, position);
      return Math.min(ends.length - 1, found >= 0 ? found + 1 : -found - 1);
    }
  }
}
