package io.sparkvae.corpus.shard;

import io.sparkvae.cluster.CountEach;
import io.sparkvae.cluster.DescribedJob;
import io.sparkvae.cluster.ProgressCount;
import io.sparkvae.cluster.ProgressDisplay;
import io.sparkvae.cluster.ShuffleKey;
import io.sparkvae.cluster.ShuffleKeyPartitioner;
import io.sparkvae.corpus.Corpora;
import io.sparkvae.corpus.HoldOutRule;
import io.sparkvae.corpus.ListedCounts;
import io.sparkvae.error.DataException;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.source.Corpus;
import io.sparkvae.source.CorpusSettings;
import io.sparkvae.source.ImageReference;
import io.sparkvae.storage.Location;
import io.sparkvae.storage.Sha256;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/** Lists a corpus, decodes it once and leaves it packed on the cluster. */
final class ShardingJob {

  private final JavaSparkContext sc;
  private final CorpusSettings settings;
  private final ImageSettings image;
  private final int replicas;

  ShardingJob(JavaSparkContext sc, CorpusSettings settings, ImageSettings image, int replicas) {
    this.sc = sc;
    this.settings = settings;
    this.image = image;
    this.replicas = replicas;
  }

  ShardedCorpus run() {
    Optional<String> heldOutPath = settings.validationPath();
    try (Corpus corpus = Corpora.open(sc, settings, settings.path())) {
      if (heldOutPath.isEmpty()) {
        return pack(List.of(new Part(corpus, new HoldOutRule(settings.validationFraction()))));
      }
      try (Corpus validation = Corpora.open(sc, settings, heldOutPath.get())) {
        return pack(
            List.of(new Part(corpus, HoldOutRule.NONE), new Part(validation, HoldOutRule.ALL)));
      }
    }
  }

  /** A corpus and which of its images are held out. */
  private record Part(Corpus corpus, HoldOutRule heldOut) {}

  private ShardedCorpus pack(List<Part> parts) {
    String location = parts.get(0).corpus().location();
    ListedCounts listed =
        parts.stream().map(this::count).reduce(ListedCounts.NONE, ListedCounts::plus);
    checkListed(location, listed);
    ShardLayout layout =
        ShardLayout.of(replicas, listed, image.shape().values(), settings.blockBytes());
    Optional<ShardStore> store = store(listed, layout);
    boolean stored = store.map(ShardStore::holds).orElse(false);
    JavaRDD<TalliedBlock> shards;
    List<ShardTally> tallies;
    String what =
        (stored ? "Loading %d decoded images of %s" : "Decoding %d images of %s")
            .formatted(listed.all(), location);
    try (ProgressDisplay progress =
        stored
            ? ProgressDisplay.start(sc, what, "blocks", layout.blocks())
            : ProgressDisplay.start(sc, what, "images", listed.all())) {
      shards =
          stored
              ? store
                  .orElseThrow()
                  .load(layout.blocks())
                  .mapPartitions(new CountEach<>(progress.count()))
              : shards(parts, layout, progress.count());
      shards.persist(StorageLevel.MEMORY_AND_DISK_SER());
      tallies = DescribedJob.run(sc, what, () -> shards.map(TalliedBlock::tally).collect());
    }
    ShardSummary summary = ShardSummary.of(tallies, layout.trainingBlocks(), image);
    try {
      checkReadable(location, listed, summary);
    } catch (DataException refused) {
      shards.unpersist(false);
      throw refused;
    }
    if (!stored) {
      store.ifPresent(empty -> empty.save(shards));
    }
    return new ShardedCorpus(shards, layout, summary);
  }

  /** Where these very shards are kept between runs, if anywhere. */
  private Optional<ShardStore> store(ListedCounts listed, ShardLayout layout) {
    String content =
        String.join(
            "\n",
            Integer.toString(ShardFile.FORMAT),
            listed.toString(),
            image.toString(),
            layout.toString());
    String name = Sha256.hex(content).substring(0, 32);
    return settings
        .shardDirectory()
        .map(folder -> new ShardStore(sc, new Path(Location.of("shard folder", folder), name)));
  }

  private ListedCounts count(Part part) {
    HoldOutRule heldOut = part.heldOut();
    JavaRDD<ImageReference> references = part.corpus().references();
    return DescribedJob.run(
        sc,
        "Listing the images of " + part.corpus().location(),
        () ->
            references
                .mapPartitions(images -> ListedCounts.of(images, heldOut))
                .fold(ListedCounts.NONE, ListedCounts::plus));
  }

  private JavaRDD<TalliedBlock> shards(List<Part> parts, ShardLayout layout, ProgressCount count) {
    JavaPairRDD<ShuffleKey, ShardRecord> placed = placed(parts.get(0), layout, count);
    for (Part part : parts.subList(1, parts.size())) {
      placed = placed.union(placed(part, layout, count));
    }
    return placed
        .repartitionAndSortWithinPartitions(new ShuffleKeyPartitioner(layout.blocks()))
        .mapPartitions(new PackShard());
  }

  private JavaPairRDD<ShuffleKey, ShardRecord> placed(
      Part part, ShardLayout layout, ProgressCount count) {
    return part.corpus()
        .read(image)
        .mapPartitions(new CountEach<>(count))
        .mapToPair(new KeyByBlock(layout, part.heldOut()));
  }

  private void checkListed(String location, ListedCounts listed) {
    if (listed.all() == 0) {
      throw new DataException(
          "Cannot use corpus %s: no file in it matches corpus.include-globs (name another corpus.path)"
              .formatted(location));
    }
    checkEnough(location, listed.training());
  }

  private void checkReadable(String location, ListedCounts listed, ShardSummary summary) {
    summary.unreadable().demandAny(location, listed.all());
    summary.unreadable().demandAtMost(settings.maxUnreadableFraction(), location, listed.all());
    // After readability: a folder of broken files is to be called that.
    boolean wanted = settings.validationPath().isPresent() || settings.validationFraction() > 0;
    if (wanted && summary.validationImages() == 0) {
      throw new DataException(
          ("Cannot hold out images of %s: of %d images none falls to the share held out (raise"
                  + " corpus.validation-fraction, set it to 0, or correct corpus.validation-path)")
              .formatted(location, listed.all()));
    }
    checkEnough(location, summary.trainingImages());
  }

  private void checkEnough(String location, long trainingImages) {
    if (trainingImages < replicas) {
      throw new DataException(
          "Cannot train %d replicas on %s: it has %d images to train on (lower training.replicas)"
              .formatted(replicas, location, trainingImages));
    }
  }
}
