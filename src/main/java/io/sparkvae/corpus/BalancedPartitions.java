package io.sparkvae.corpus;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import scala.Tuple2;

/**
 * Images dealt out so that partitions hold about equally many encoded bytes: one of ten large
 * photos takes as long as one of a thousand thumbnails. The driver learns one number for each
 * partition of the listing.
 */
final class BalancedPartitions {

  /** What opening a file costs, in bytes read meanwhile; also keeps empty files apart. */
  private static final long OPENING = 64 << 10;

  /**
   * Small enough that the last task to end is not long alone, large enough that what Spark does for
   * every task and file, a tenth of a second in all, does not count.
   */
  private static final long PARTITION_BYTES = 256L << 20;

  private BalancedPartitions() {}

  /**
   * The same images in other partitions, sorted by image id within each.
   *
   * @param listed computed twice, so it should be persisted
   * @param atLeast partitions wanted where there are enough images, for all cores to have work
   */
  static JavaRDD<ImageReference> of(JavaRDD<ImageReference> listed, int atLeast) {
    List<Long> costs = listed.mapPartitions(BalancedPartitions::sum).collect();
    long[] before = new long[costs.size() + 1];
    for (int i = 0; i < costs.size(); i++) {
      before[i + 1] = before[i] + costs.get(i);
    }
    long total = Math.max(1, before[costs.size()]);
    long images = Math.max(1, total / OPENING);
    int partitions = (int) Math.min(images, Math.max(atLeast, total / PARTITION_BYTES + 1));
    return listed
        .mapPartitionsWithIndex(new PlaceByCost(before, partitions), true)
        .mapToPair(placed -> placed)
        .repartitionAndSortWithinPartitions(new PlacePartitioner(partitions))
        .values();
  }

  private static long cost(ImageReference image) {
    return OPENING + image.bytes();
  }

  private static Iterator<Long> sum(Iterator<ImageReference> images) {
    long sum = 0;
    while (images.hasNext()) {
      sum += cost(images.next());
    }
    return List.of(sum).iterator();
  }

  /** Finds each image's place on executors. Serialises the cost before each listing partition. */
  private static final class PlaceByCost
      implements Function2<
          Integer, Iterator<ImageReference>, Iterator<Tuple2<Place, ImageReference>>> {

    private final long[] before;
    private final int partitions;

    PlaceByCost(long[] before, int partitions) {
      this.before = before;
      this.partitions = partitions;
    }

    @Override
    public Iterator<Tuple2<Place, ImageReference>> call(
        Integer index, Iterator<ImageReference> images) {
      double total = before[before.length - 1];
      long[] position = {before[index]};
      return new MappedIterator<>(
          images,
          image -> {
            int partition = (int) (position[0] / total * partitions);
            position[0] += cost(image);
            return new Tuple2<>(
                new Place(Math.min(partition, partitions - 1), image.imageId()), image);
          });
    }
  }
}
