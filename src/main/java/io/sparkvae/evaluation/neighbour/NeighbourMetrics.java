package io.sparkvae.evaluation.neighbour;

import io.sparkvae.cluster.OrderedBlocks;
import io.sparkvae.error.DataException;
import io.sparkvae.evaluation.label.Labels;
import io.sparkvae.evaluation.measure.ClusterSearch;
import io.sparkvae.evaluation.measure.EvaluatedImages;
import io.sparkvae.evaluation.measure.LearnedPca;
import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Protocol;
import io.sparkvae.evaluation.measure.Representation;
import io.sparkvae.search.Distance;
import io.sparkvae.search.DistanceMap;
import io.sparkvae.search.NeighbourSearch.Pool;
import io.sparkvae.search.VectorBlock;
import io.sparkvae.search.VectorSpread;
import io.sparkvae.vae.VaeModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * The numbers that say whether latents tell labels apart better than the pixels do, or than as many
 * principal components: accuracy of nearest neighbours and precision among them.
 */
public final class NeighbourMetrics {

  /** What the labels of one block take, about. */
  private static final long LABEL_BYTES = 1 << 18;

  private final JavaSparkContext sc;
  private final OrderedBlocks blocks;
  private final Broadcast<VaeModel> model;
  private final int k;

  public NeighbourMetrics(
      JavaSparkContext sc, OrderedBlocks blocks, Broadcast<VaeModel> model, int k) {
    this.sc = sc;
    this.blocks = blocks;
    this.model = model;
    this.k = k;
  }

  /**
   * Numbers for each of latents, pixels and principal components, under each of their distances.
   *
   * @param others images to search among; if there are none the queries are searched themselves,
   *     each left out of its own neighbours
   * @param protocol model and images
   */
  public List<Metric> of(
      EvaluatedImages queries,
      Optional<EvaluatedImages> others,
      LearnedPca pca,
      Protocol protocol) {
    EvaluatedImages references = others.orElse(queries);
    Pool pool = others.isPresent() ? Pool.OTHERS : Pool.THEMSELVES;
    KnownLabels labels = known(queries, references);
    List<Metric> metrics = new ArrayList<>();
    for (Representation representation :
        List.of(
            new Representation.Means(model, model.value().latentDim()),
            new Representation.Own(model, model.value().latentDim()),
            new Representation.Pixels(model.value().spec().shape().values()),
            new Representation.Principal(pca.pca(), pca.components()))) {
      Run run = new Run(queries, references, pool, labels, representation);
      metrics.addAll(scores(run).metrics(describe(run, protocol)));
    }
    return metrics;
  }

  /** Searches with one representation. */
  private record Run(
      EvaluatedImages queries,
      EvaluatedImages references,
      Pool pool,
      KnownLabels labels,
      Representation representation) {

    JavaRDD<VectorBlock> vectors(EvaluatedImages images) {
      Labels known = images.labels().orElseThrow();
      Representation made = representation;
      JavaRDD<VectorBlock> vectors =
          images.blocks().map(block -> LabelledVectors.of(block, made, known));
      // Pixels are made faster than they are kept.
      return made instanceof Representation.Pixels
          ? vectors
          : vectors.persist(StorageLevel.MEMORY_AND_DISK());
    }
  }

  private RepresentationScores scores(Run run) {
    String name = run.representation().name();
    JavaRDD<VectorBlock> references = run.vectors(run.references());
    JavaRDD<VectorBlock> queries =
        run.pool() == Pool.THEMSELVES ? references : run.vectors(run.queries());
    try {
      ClusterSearch search = new ClusterSearch(sc, blocks, run.pool(), k);
      ClusterSearch.Vectors vectors =
          new ClusterSearch.Vectors(name, run.representation().length(), queries, references);
      VectorSpread spread = search.spread(vectors);
      Map<Distance, NeighbourScore> scores = new EnumMap<>(Distance.class);
      for (Distance distance : run.representation().distances()) {
        NeighbourScore.Counter counter = new NeighbourScore.Counter(run.labels().index());
        search.run(vectors.by(new DistanceMap(distance, spread)), counter::add);
        scores.put(distance, counter.score());
      }
      return new RepresentationScores(name, k, scores);
    } finally {
      references.unpersist();
      // Twice at a time, and Spark warns of blocks that are gone.
      if (!queries.equals(references)) {
        queries.unpersist();
      }
    }
  }

  private Protocol describe(Run run, Protocol base) {
    boolean own = run.representation() instanceof Representation.Own;
    Protocol named = base.with("representation", run.representation().name());
    return (own ? named.with("model_distance", model.value().distance().name()) : named)
        .with("length", run.representation().length())
        .with("queries", run.labels().queries())
        .with("references", run.references().part() + " of " + run.references().location())
        .with("reference_images", run.labels().references())
        .with("classes", run.labels().index().classes())
        .with("reduction", "mean over queries");
  }

  /** Which label each image has, and how many queries and references have one. */
  private record KnownLabels(LabelIndex index, long queries, long references) {}

  private KnownLabels known(EvaluatedImages queries, EvaluatedImages references) {
    List<BlockLabels> asked = labels(queries);
    List<BlockLabels> searched = references.equals(queries) ? asked : labels(references);
    List<BlockLabels> all = Stream.concat(asked.stream(), searched.stream()).distinct().toList();
    return new KnownLabels(LabelIndex.of(all), images(asked), images(searched));
  }

  private static long images(List<BlockLabels> blocks) {
    return blocks.stream().mapToLong(BlockLabels::images).sum();
  }

  private List<BlockLabels> labels(EvaluatedImages images) {
    Labels labels = images.labels().orElseThrow();
    List<BlockLabels> known = new ArrayList<>();
    blocks.forEach(
        "Labels of " + images.location(),
        images.blocks().map(block -> BlockLabels.of(block, labels)),
        LABEL_BYTES,
        known::add);
    if (known.stream().allMatch(block -> block.images() == 0)) {
      throw new DataException(
          ("Cannot find labels of %s: none of its images has one (correct"
                  + " evaluation.labels-from or labels)")
              .formatted(images.location()));
    }
    return known;
  }
}
