package io.sparkvae.corpus.shard;

import io.sparkvae.cluster.DescribedJob;
import io.sparkvae.cluster.ShuffleKey;
import io.sparkvae.cluster.ShuffleKeyPartitioner;
import io.sparkvae.corpus.Corpora;
import io.sparkvae.error.DataException;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.source.ChosenIds;
import io.sparkvae.source.Corpus;
import io.sparkvae.source.CorpusSettings;
import io.sparkvae.source.DecodedImage;
import io.sparkvae.source.ImageChoice;
import io.sparkvae.source.ImageIdHash;
import io.sparkvae.source.ImageReference;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Chosen images of one corpus, decoded once and kept on the cluster in blocks with their ids. Which
 * image stands in which block follows from image ids, image sizes and settings alone, so whatever
 * is summed block after block is the same on one machine or twenty.
 */
public final class NamedImages implements AutoCloseable {

  /** Enough blocks for the cores of a small cluster. */
  private static final int BLOCKS = 64;

  /** Below this a block costs more than its images. */
  private static final int BLOCK_IMAGES = 64;

  private final String location;
  private final JavaRDD<NamedBlock> blocks;
  private final ShardTally tally;

  private NamedImages(String location, JavaRDD<NamedBlock> blocks, ShardTally tally) {
    this.location = location;
    this.blocks = blocks;
    this.tally = tally;
  }

  /**
   * Reads, decodes and packs the chosen images.
   *
   * @param path the settings' own path, or the one that is held out
   * @throws DataException where nothing is chosen, or too much of it is unreadable
   */
  public static NamedImages of(
      JavaSparkContext sc,
      CorpusSettings settings,
      String path,
      ImageSettings image,
      ImageChoice choice) {
    try (Corpus corpus = Corpora.open(sc, settings, path)) {
      Listed listed = listed(sc, corpus, choice);
      int blocks = blocks(listed.images(), image.shape().values(), settings.blockBytes());
      JavaPairRDD<ShuffleKey, ShardRecord> placed =
          corpus
              .read(image, sc.defaultParallelism(), listed.chosen())
              .mapToPair(read -> placed(read, blocks));
      JavaRDD<NamedBlock> packed =
          placed
              .repartitionAndSortWithinPartitions(new ShuffleKeyPartitioner(blocks))
              .mapPartitions(new PackNamed())
              .persist(StorageLevel.MEMORY_AND_DISK_SER());
      ShardTally tally = new ShardTally();
      DescribedJob.run(
              sc,
              "Decoding %d images of %s".formatted(listed.images(), corpus.location()),
              () -> packed.map(NamedBlock::tally).collect())
          .forEach(tally::addAll);
      try {
        tally.unreadable().demandAny(corpus.location(), listed.images());
        tally
            .unreadable()
            .demandAtMost(settings.maxUnreadableFraction(), corpus.location(), listed.images());
      } catch (DataException refused) {
        packed.unpersist(false);
        throw refused;
      }
      return new NamedImages(corpus.location(), packed, tally);
    }
  }

  /** How many images are chosen, and which. */
  private record Listed(long images, ChosenIds chosen) {}

  private static Listed listed(JavaSparkContext sc, Corpus corpus, ImageChoice choice) {
    ChosenIds any = ChosenIds.unlimited(choice);
    JavaRDD<Long> numbers =
        corpus
            .references()
            .map(ImageReference::imageId)
            .filter(any::includes)
            .map(id -> ImageIdHash.of(id).number());
    String what = "Listing the images of " + corpus.location();
    if (choice.atMost() > 0) {
      List<Long> first = DescribedJob.run(sc, what, () -> numbers.takeOrdered(choice.atMost()));
      if (first.size() == choice.atMost()) {
        ChosenIds few = new ChosenIds(choice, first.get(first.size() - 1));
        return new Listed(first.size(), few);
      }
    }
    long images = DescribedJob.run(sc, what, numbers::count);
    if (images == 0) {
      throw new DataException(
          ("Cannot use corpus %s: no image of it is in the part asked for (set"
                  + " corpus.validation-fraction or validation-path, or choose another"
                  + " evaluation.split)")
              .formatted(corpus.location()));
    }
    return new Listed(images, any);
  }

  private static int blocks(long images, int valuesPerImage, int blockBytes) {
    long bySize = (images * valuesPerImage + blockBytes - 1) / blockBytes;
    long byNumber = Math.min(BLOCKS, (images + BLOCK_IMAGES - 1) / BLOCK_IMAGES);
    return Math.toIntExact(Math.max(bySize, byNumber));
  }

  /** The path as a person types it. */
  public String location() {
    return location;
  }

  /** One block a partition; blocks may be empty. */
  public JavaRDD<NamedBlock> blocks() {
    return blocks;
  }

  /** How many of the chosen images are readable. */
  public long images() {
    return tally.images();
  }

  /** How many of the chosen images gave no pixels. */
  public long unreadable() {
    return tally.unreadable().count();
  }

  /** A short digest over id and content hash of every readable image, in no order. */
  public String fingerprint() {
    return "%016x".formatted(tally.digest()[0]);
  }

  /** Gives the blocks back. */
  @Override
  public void close() {
    blocks.unpersist(false);
  }

  /** One of this many blocks, by the hash of the image id. */
  private static Tuple2<ShuffleKey, ShardRecord> placed(DecodedImage image, int blocks) {
    String imageId = image.reference().imageId();
    ShuffleKey place = new ShuffleKey(ImageIdHash.of(imageId).block(blocks), imageId);
    return new Tuple2<>(place, ShardRecord.of(image, false));
  }
}
