package io.sparkvae.evaluation.altered;

import io.sparkvae.cluster.OrderedBlocks;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.evaluation.measure.ClusterSearch;
import io.sparkvae.evaluation.measure.EvaluatedImages;
import io.sparkvae.evaluation.measure.LearnedPca;
import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Protocol;
import io.sparkvae.evaluation.measure.Representation;
import io.sparkvae.image.ImageShape;
import io.sparkvae.search.Distance;
import io.sparkvae.search.DistanceMap;
import io.sparkvae.search.NeighbourSearch.Pool;
import io.sparkvae.search.VectorBlock;
import io.sparkvae.search.VectorSpread;
import io.sparkvae.source.ImageIdHash;
import io.sparkvae.vae.VaeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Recall of originals: evaluated images are altered, and each is searched for among all images. It
 * needs no labels.
 */
public final class AlteredMetrics {

  private final JavaSparkContext sc;
  private final OrderedBlocks blocks;
  private final Broadcast<VaeModel> model;
  private final ImageShape shape;
  private final long seed;

  public AlteredMetrics(
      JavaSparkContext sc, OrderedBlocks blocks, Broadcast<VaeModel> model, long seed) {
    this.sc = sc;
    this.blocks = blocks;
    this.model = model;
    this.shape = model.value().spec().shape();
    this.seed = seed;
  }

  /** A representation and the distances that are measured. */
  private record Compared(Representation representation, List<Distance> distances) {}

  /**
   * Recall by latents under each distance, by principal components and by a perceptual hash.
   *
   * @param others the rest of the archive
   * @param atMost how many images are altered
   * @param protocol model and images
   */
  public List<Metric> of(
      EvaluatedImages images,
      Optional<EvaluatedImages> others,
      LearnedPca pca,
      int atMost,
      Protocol protocol) {
    long[] numbers = numbers(images, atMost);
    long archive = images.images() + others.map(EvaluatedImages::images).orElse(0L);
    Protocol base =
        protocol
            .with("altered_images", numbers.length)
            .with("archive_images", archive)
            .with("reduction", "share of altered pictures whose nearest image is their original")
            .with("interval", "Wilson 95 %; together: bootstrap over images");
    List<Metric> metrics = new ArrayList<>();
    Representation latents = new Representation.Means(model, model.value().latentDim());
    Representation own = new Representation.Own(model, model.value().latentDim());
    Representation principal = new Representation.Principal(pca.pca(), pca.components());
    for (Compared compared :
        List.of(
            new Compared(latents, latents.distances()),
            new Compared(own, own.distances()),
            new Compared(principal, List.of(Distance.WHITENED_COSINE)),
            new Compared(new PerceptualHash(shape), List.of(Distance.EUCLIDEAN)))) {
      metrics.addAll(recall(compared, images, others, numbers, base));
    }
    return metrics;
  }

  private List<Metric> recall(
      Compared compared,
      EvaluatedImages images,
      Optional<EvaluatedImages> others,
      long[] numbers,
      Protocol base) {
    Representation representation = compared.representation();
    AlteredQueries altered =
        new AlteredQueries(representation, shape, numbers[numbers.length - 1], seed);
    JavaRDD<VectorBlock> queries = kept(images.blocks().map(altered));
    JavaRDD<VectorBlock> references = kept(archive(representation, images, others));
    try {
      ClusterSearch search = new ClusterSearch(sc, blocks, Pool.OTHERS, 1);
      ClusterSearch.Vectors vectors =
          new ClusterSearch.Vectors(
              representation.name() + " of altered images",
              representation.length(),
              queries,
              references);
      VectorSpread spread = search.spread(vectors);
      List<Metric> metrics = new ArrayList<>();
      for (Distance distance : compared.distances()) {
        RecallCount count = new RecallCount(numbers);
        search.run(vectors.by(new DistanceMap(distance, spread)), count::add);
        boolean hash = representation instanceof PerceptualHash;
        boolean oneOnly = hash || representation instanceof Representation.Own;
        String name = "altered_recall_" + representation.name();
        metrics.add(
            count.metric(
                oneOnly ? name : name + "_" + distance.label(),
                base.with("representation", representation.name())
                    .with("length", representation.length())
                    .with("distance", hash ? "Hamming" : named(representation, distance))));
      }
      return metrics;
    } finally {
      queries.unpersist();
      references.unpersist();
    }
  }

  private String named(Representation representation, Distance distance) {
    return representation instanceof Representation.Own
        ? model.value().distance().name()
        : distance.label();
  }

  private static JavaRDD<VectorBlock> kept(JavaRDD<VectorBlock> vectors) {
    return vectors.persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** All images as they are; those that are not evaluated by numbers that no query's image has. */
  private static JavaRDD<VectorBlock> archive(
      Representation representation, EvaluatedImages images, Optional<EvaluatedImages> others) {
    JavaRDD<VectorBlock> evaluated =
        images.blocks().map(block -> vectors(block, representation, 0));
    return others
        .map(
            rest -> evaluated.union(rest.blocks().map(block -> vectors(block, representation, -1))))
        .orElse(evaluated);
  }

  private static VectorBlock vectors(ImageBlock block, Representation representation, long mask) {
    long[] keys =
        block.ids().stream().mapToLong(id -> ImageIdHash.of(id).number() ^ mask).toArray();
    return new VectorBlock(representation.length(), representation.of(block), keys);
  }

  /** The smallest numbers of evaluated images, in order. */
  private long[] numbers(EvaluatedImages images, int atMost) {
    List<Long> all = new ArrayList<>();
    blocks.forEach(
        "Numbers of %d images".formatted(images.images()),
        images.blocks().map(AlteredMetrics::numbers),
        8L * images.images(),
        part -> part.forEach(all::add));
    return all.stream().mapToLong(Long::longValue).sorted().limit(atMost).toArray();
  }

  private static List<Long> numbers(ImageBlock block) {
    List<Long> numbers = new ArrayList<>();
    block.ids().forEach(id -> numbers.add(ImageIdHash.of(id).number()));
    return numbers;
  }
}
