package io.sparkvae.corpus.shard;

import io.sparkvae.cluster.CountEach;
import io.sparkvae.cluster.ShuffleKey;
import io.sparkvae.cluster.ShuffleKeyPartitioner;
import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.corpus.Decode;
import io.sparkvae.corpus.DecodedImage;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.corpus.ImageChoice;
import io.sparkvae.corpus.ImageSources;
import io.sparkvae.corpus.UnreadableImages;
import io.sparkvae.error.DataException;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.source.EncodedImage;
import io.sparkvae.source.ImageIdHash;
import io.sparkvae.source.ImageSource;
import io.sparkvae.source.ReadRequest;
import io.sparkvae.source.Wanted;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/**
 * Chosen images of one corpus, decoded once and kept on the cluster in blocks with their ids. Which
 * image is in which block follows from image ids, image sizes and settings alone, so whatever is
 * summed block after block is the same on one machine or twenty.
 */
public final class NamedImages implements AutoCloseable {

  /** Enough blocks for the cores of a small cluster. */
  private static final int BLOCKS = 64;

  /** Below this a block costs more than its images. */
  private static final int BLOCK_IMAGES = 64;

  private final String location;
  private final CheckedBlocks blocks;
  private final ShardTally tally = new ShardTally();

  private NamedImages(String location, CheckedBlocks blocks) {
    this.location = location;
    this.blocks = blocks;
    blocks.tallies().forEach(tally::addAll);
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
    try (ImageSource source = ImageSources.open(sc, settings.source().at(path))) {
      Wanted wanted = choice.of(source.list());
      long chosen = source.list().images(wanted);
      checkChosen(source.location(), chosen);
      int blocks = blocks(chosen, image.shape().values(), settings.blockBytes());
      JavaRDD<EncodedImage> read =
          source.read(new ReadRequest(wanted, sc.defaultParallelism(), image.maxBytes()));
      CheckedBlocks made =
          CheckedBlocks.make(
              sc,
              new CheckedBlocks.Making(
                  "Decoding %d images of %s".formatted(chosen, source.location()),
                  "images",
                  chosen),
              "corpus " + source.location(),
              count ->
                  read.mapPartitions(new Decode(image))
                      .mapPartitions(new CountEach<>(count))
                      .mapToPair(decoded -> placed(decoded, blocks))
                      .repartitionAndSortWithinPartitions(new ShuffleKeyPartitioner(blocks))
                      .mapPartitions(PackBlock.NAMED));
      NamedImages images = new NamedImages(source.location(), made);
      try {
        UnreadableImages unreadable = images.tally.unreadable();
        unreadable.demandAny(source.location(), chosen);
        unreadable.demandAtMost(settings.maxUnreadableFraction(), source.location(), chosen);
      } catch (DataException refused) {
        images.close();
        throw refused;
      }
      return images;
    }
  }

  private static void checkChosen(String location, long chosen) {
    if (chosen == 0) {
      throw new DataException(
          ("Cannot use corpus %s: no image of it is in the part asked for (set"
                  + " corpus.validation-fraction or validation-path, or choose another"
                  + " evaluation.split)")
              .formatted(location));
    }
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
  public JavaRDD<ImageBlock> blocks() {
    return blocks.blocks();
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
    blocks.close();
  }

  /** One of this many blocks, by the hash of the image id. */
  private static Tuple2<ShuffleKey, ShardRecord> placed(DecodedImage image, int blocks) {
    String imageId = image.reference().imageId();
    ShuffleKey place = new ShuffleKey(ImageIdHash.of(imageId).block(blocks), imageId);
    return new Tuple2<>(place, ShardRecord.of(image, false));
  }
}
