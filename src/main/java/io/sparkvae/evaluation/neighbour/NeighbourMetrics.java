package io.sparkvae.evaluation.neighbour;

import io.sparkvae.cluster.OrderedBlocks;
import io.sparkvae.error.DataException;
import io.sparkvae.evaluation.label.Labels;
import io.sparkvae.evaluation.measure.EvaluatedImages;
import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Protocol;
import io.sparkvae.evaluation.measure.Representation;
import io.sparkvae.linear.PrincipalComponents;
import io.sparkvae.pca.ProbabilisticPca;
import io.sparkvae.search.NeighbourSearch.Pool;
import io.sparkvae.search.NeighbourTask;
import io.sparkvae.search.Neighbours;
import io.sparkvae.search.VectorBlock;
import io.sparkvae.vae.VaeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The numbers that say whether latents tell labels apart better than the pixels do, or than as many
 * principal components: accuracy of nearest neighbours and precision among them.
 */
public final class NeighbourMetrics {

  /** Bytes of query vectors on the driver at a time. */
  private static final long QUERY_BYTES = 64L << 20;

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
   * Three numbers for each of latents, pixels and principal components.
   *
   * @param others images to search among; if there are none the queries are searched themselves,
   *     each left out of its own neighbours
   * @param protocol model and images
   */
  public List<Metric> of(
      EvaluatedImages queries, Optional<EvaluatedImages> others, Protocol protocol) {
    EvaluatedImages references = others.orElse(queries);
    Pool pool = others.isPresent() ? Pool.OTHERS : Pool.THEMSELVES;
    KnownLabels labels = known(queries, references);
    int pixels = model.value().spec().shape().values();
    int latents = model.value().latentDim();
    PrincipalComponents components =
        ProbabilisticPca.fit(
                sc,
                blocks,
                references.blocks(),
                references.images(),
                latents,
                pixels,
                references.location())
            .principal();
    Broadcast<PrincipalComponents> axes = sc.broadcast(components);
    try {
      List<Metric> metrics = new ArrayList<>();
      for (Representation representation :
          List.of(
              new Representation.Means(model, latents),
              new Representation.Pixels(pixels),
              new Representation.Principal(axes, components.components()))) {
        Run run = new Run(queries, references, pool, labels, representation);
        metrics.addAll(metrics(run, score(run), protocol));
      }
      return metrics;
    } finally {
      axes.destroy();
    }
  }

  /** One search with one representation. */
  private record Run(
      EvaluatedImages queries,
      EvaluatedImages references,
      Pool pool,
      KnownLabels labels,
      Representation representation) {

    JavaRDD<VectorBlock> vectors(EvaluatedImages images) {
      Labels known = images.labels().orElseThrow();
      Representation made = representation;
      return images.blocks().map(block -> LabelledVectors.of(block, made, known));
    }
  }

  private NeighbourScore score(Run run) {
    NeighbourScore.Counter counter = new NeighbourScore.Counter(run.labels().index());
    List<VectorBlock> waiting = new ArrayList<>();
    long[] bytes = {0};
    Consumer<VectorBlock> each =
        block -> {
          waiting.add(block);
          bytes[0] += 4L * block.vectors().length;
          if (bytes[0] > QUERY_BYTES) {
            count(run, waiting, counter);
            bytes[0] = 0;
          }
        };
    String what = "Vectors of %s".formatted(run.representation().name());
    blocks.forEach(what, run.vectors(run.queries()), QUERY_BYTES / 2, each);
    count(run, waiting, counter);
    return counter.score();
  }

  private void count(Run run, List<VectorBlock> waiting, NeighbourScore.Counter counter) {
    VectorBlock queries = VectorBlock.joined(run.representation().length(), waiting);
    waiting.clear();
    Broadcast<VectorBlock> asked = sc.broadcast(queries);
    try {
      Neighbours nearest = Neighbours.none(queries.rows(), k);
      NeighbourTask task = new NeighbourTask(asked, run.pool(), k);
      blocks.forEach(
          "Neighbours by " + run.representation().name(),
          run.vectors(run.references()).map(task),
          16L * k * queries.rows(),
          nearest::offerAll);
      counter.add(queries, nearest);
    } finally {
      asked.destroy();
    }
  }

  private List<Metric> metrics(Run run, NeighbourScore score, Protocol base) {
    Protocol protocol =
        base.with("representation", run.representation().name())
            .with("length", run.representation().length())
            .with("distance", "Euclidean")
            .with("queries", score.queries())
            .with("references", run.references().part() + " of " + run.references().location())
            .with("reference_images", run.labels().references())
            .with("classes", run.labels().index().classes())
            .with("reduction", "mean over queries");
    String name = run.representation().name();
    return List.of(
        Metric.of(
            "nearest_neighbour_accuracy_" + name,
            score.nearestRight(),
            "share",
            protocol.with("neighbours", 1)),
        Metric.of(
            "neighbour_vote_accuracy_" + name,
            score.voteRight(),
            "share",
            protocol.with("neighbours", k)),
        Metric.of(
            "precision_at_k_" + name, score.precision(), "share", protocol.with("neighbours", k)));
  }

  /** Which label each image has, and how many references have one. */
  private record KnownLabels(LabelIndex index, long references) {}

  private KnownLabels known(EvaluatedImages queries, EvaluatedImages references) {
    List<BlockLabels> asked = labels(queries);
    List<BlockLabels> searched = references.equals(queries) ? asked : labels(references);
    List<BlockLabels> all = Stream.concat(asked.stream(), searched.stream()).distinct().toList();
    long images = searched.stream().mapToLong(BlockLabels::images).sum();
    return new KnownLabels(LabelIndex.of(all), images);
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
