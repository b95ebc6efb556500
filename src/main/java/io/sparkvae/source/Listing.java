package io.sparkvae.source;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.cluster.DescribedJob;
import io.sparkvae.cluster.MappedIterator;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The references of one source, listed by the cluster and kept there. The driver learns a few
 * numbers for each partition and never holds the images. Whatever is asked for, one job answers,
 * and the sizes of partitions come with it.
 */
public final class Listing {

  private final JavaSparkContext sc;
  private final String location;
  private final JavaRDD<ImageReference> references;
  private final Map<Wanted, List<Size>> known = new HashMap<>();

  /**
   * Lists nothing yet.
   *
   * @param location the source's path, for the Spark UI
   * @param references computed again for every question, so persisted where that is dear
   */
  public Listing(JavaSparkContext sc, String location, JavaRDD<ImageReference> references) {
    this.sc = sc;
    this.location = location;
    this.references = references;
  }

  /**
   * What the wanted images of one partition of the listing amount to.
   *
   * @param bytes of all encoded images together
   */
  public record Size(long images, long bytes) {}

  /** The wanted images, unread. */
  public JavaRDD<ImageReference> references(Wanted wanted) {
    return wanted.equals(Wanted.ALL)
        ? references
        : references.filter(image -> wanted.includes(image.imageId()));
  }

  /** How many images are wanted; no job where it is known already. */
  public long images(Wanted wanted) {
    return sizes(wanted).stream().mapToLong(Size::images).sum();
  }

  /** The size of every partition of the wanted references; no job where they are known already. */
  public List<Size> sizes(Wanted wanted) {
    if (!known.containsKey(wanted)) {
      fold(wanted, new Nothing());
    }
    return known.getOrDefault(wanted, List.of());
  }

  /** Goes through the wanted images once. */
  public <T extends Serializable> T fold(Wanted wanted, ListingFold<T> fold) {
    List<Folded<T>> partitions =
        DescribedJob.run(
            sc,
            "Listing the images of " + location,
            () ->
                references(wanted)
                    .mapPartitions(images -> List.of(Folded.of(images, fold)).iterator())
                    .collect());
    known.put(wanted, partitions.stream().map(part -> new Size(part.images, part.bytes)).toList());
    return partitions.stream().map(part -> part.value).reduce(fold::plus).orElseThrow();
  }

  /** The answer of one partition, on its way to the driver. */
  @DefaultSerializer(JavaSerializer.class)
  private static final class Folded<T extends Serializable> implements Serializable {

    private final T value;
    private final long images;
    private final long bytes;

    private Folded(T value, long images, long bytes) {
      this.value = value;
      this.images = images;
      this.bytes = bytes;
    }

    static <T extends Serializable> Folded<T> of(
        Iterator<ImageReference> images, ListingFold<T> fold) {
      long[] size = new long[2];
      Iterator<ImageReference> counted =
          new MappedIterator<>(
              images,
              image -> {
                size[0]++;
                size[1] += image.bytes();
                return image;
              });
      T value = fold.of(counted);
      return new Folded<>(value, size[0], size[1]);
    }
  }

  /** Goes through the images for the sake of their sizes. */
  private static final class Nothing implements ListingFold<Boolean> {

    @Override
    public Boolean of(Iterator<ImageReference> images) {
      images.forEachRemaining(image -> {});
      return true;
    }

    @Override
    public Boolean plus(Boolean one, Boolean other) {
      return true;
    }
  }
}
