package io.sparkvae.corpus.shard;

import io.sparkvae.cluster.CountEach;
import io.sparkvae.cluster.ProgressCount;
import io.sparkvae.cluster.ShuffleKey;
import io.sparkvae.cluster.ShuffleKeyPartitioner;
import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.corpus.Decode;
import io.sparkvae.corpus.HoldOutRule;
import io.sparkvae.corpus.ImageSources;
import io.sparkvae.corpus.ListedCounts;
import io.sparkvae.error.DataException;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.source.ImageSource;
import io.sparkvae.source.ReadRequest;
import io.sparkvae.source.Wanted;
import io.sparkvae.storage.Location;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

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
    HoldOutRule ofPath = HoldOutRule.ofPath(settings);
    Optional<String> heldOutPath = settings.validationPath();
    try (ImageSource source = ImageSources.open(sc, settings.source())) {
      if (heldOutPath.isEmpty()) {
        return pack(List.of(new SplitSource(source, ofPath)));
      }
      try (ImageSource second = ImageSources.open(sc, settings.source().at(heldOutPath.get()))) {
        return pack(
            List.of(new SplitSource(source, ofPath), new SplitSource(second, HoldOutRule.ALL)));
      }
    }
  }

  /** A source and which of its images are held out. */
  private record SplitSource(ImageSource source, HoldOutRule heldOut) {

    ListedCounts count() {
      return source.list().fold(Wanted.ALL, new ListedCounts.Fold(heldOut));
    }
  }

  private ShardedCorpus pack(List<SplitSource> sources) {
    String location = sources.get(0).source().location();
    ListedCounts listed =
        sources.stream().map(SplitSource::count).reduce(ListedCounts.NONE, ListedCounts::plus);
    ListedCounts.demandAny(location, listed.all());
    checkEnough(location, listed.training());
    ShardLayout layout =
        ShardLayout.of(replicas, listed, image.shape().values(), settings.blockBytes());
    Optional<ShardStore> store = store(new ShardKey(listed, image, layout));
    Optional<ShardStore> filled = store.filter(ShardStore::holds);
    CheckedBlocks blocks =
        filled
            .map(kept -> loaded(kept, layout, listed, location))
            .orElseGet(() -> decoded(sources, layout, listed, location));
    ShardSummary summary = ShardSummary.of(blocks.tallies(), layout.trainingBlocks(), image);
    try {
      checkReadable(location, listed, summary);
    } catch (DataException refused) {
      blocks.close();
      throw refused;
    }
    if (filled.isEmpty()) {
      store.ifPresent(empty -> empty.save(blocks.tallied()));
    }
    return new ShardedCorpus(blocks, layout, summary);
  }

  /** Where these very shards are kept between runs, if anywhere. */
  private Optional<ShardStore> store(ShardKey key) {
    return settings
        .shardDirectory()
        .map(folder -> new Path(Location.of("shard folder", folder), key.name()))
        .map(folder -> new ShardStore(sc, folder, image.shape().values()));
  }

  private CheckedBlocks loaded(
      ShardStore store, ShardLayout layout, ListedCounts listed, String location) {
    return CheckedBlocks.make(
        sc,
        new CheckedBlocks.Making(
            "Loading %d decoded images of %s".formatted(listed.all(), location),
            "blocks",
            layout.blocks()),
        "decoded images " + store.location(),
        count -> store.load(layout.blocks()).mapPartitions(new CountEach<>(count)));
  }

  private CheckedBlocks decoded(
      List<SplitSource> sources, ShardLayout layout, ListedCounts listed, String location) {
    return CheckedBlocks.make(
        sc,
        new CheckedBlocks.Making(
            "Decoding %d images of %s".formatted(listed.all(), location), "images", listed.all()),
        "corpus " + location,
        count -> packed(sources, layout, count));
  }

  private JavaRDD<TalliedBlock> packed(
      List<SplitSource> sources, ShardLayout layout, ProgressCount count) {
    JavaPairRDD<ShuffleKey, ShardRecord> placed = placed(sources.get(0), layout, count);
    for (SplitSource other : sources.subList(1, sources.size())) {
      placed = placed.union(placed(other, layout, count));
    }
    return placed
        .repartitionAndSortWithinPartitions(new ShuffleKeyPartitioner(layout.blocks()))
        .mapPartitions(PackBlock.NAMELESS);
  }

  private JavaPairRDD<ShuffleKey, ShardRecord> placed(
      SplitSource from, ShardLayout layout, ProgressCount count) {
    return from.source()
        .read(ReadRequest.all(image.maxBytes()))
        .mapPartitions(new Decode(image))
        .mapPartitions(new CountEach<>(count))
        .mapToPair(new KeyByBlock(layout, from.heldOut()));
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
