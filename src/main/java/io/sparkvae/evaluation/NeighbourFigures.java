package io.sparkvae.evaluation;

import io.sparkvae.corpus.NamedBlock;
import io.sparkvae.evaluation.NeighbourSearch.Pool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The numbers that say whether latents tell labels apart better than the pixels do, or than as many
 * principal components: accuracy of nearest neighbours and precision among them.
 */
final class NeighbourFigures {

  /** Bytes of query vectors on the driver at a time. */
  private static final long QUERY_BYTES = 64L << 20;

  /** What the labels of one block may take. */
  private static final long LABEL_BYTES = 1 << 16;

  private final JavaSparkContext sc;
  private final OrderedBlocks blocks;
  private final Broadcast<EvaluatedModel> model;
  private final int k;

  NeighbourFigures(
      JavaSparkContext sc, OrderedBlocks blocks, Broadcast<EvaluatedModel> model, int k) {
    this.sc = sc;
    this.blocks = blocks;
    this.model = model;
    this.k = k;
  }

  /**
   * Three numbers for each of latents, pixels and principal components.
   *
   * @param others images to search among; where there are none the queries are searched themselves,
   *     each left out of its own neighbours
   * @param protocol model and images
   */
  List<Figure> of(EvaluatedImages queries, Optional<EvaluatedImages> others, Protocol protocol) {
    EvaluatedImages references = others.orElse(queries);
    Pool pool = others.isPresent() ? Pool.OTHERS : Pool.THEMSELVES;
    Map<String, Integer> classes = classes(queries, references);
    int pixels = model.value().spec().shape().values();
    int latents = model.value().latentDim();
    PrincipalComponents components =
        PixelCovariance.components(sc, blocks, references, latents, pixels);
    Broadcast<PrincipalComponents> axes = sc.broadcast(components);
    try {
      List<Figure> figures = new ArrayList<>();
      for (Representation representation :
          List.of(
              new Representation.Means(model, latents),
              new Representation.Pixels(pixels),
              new Representation.Principal(axes, components.components()))) {
        Run run = new Run(queries, references, pool, classes, representation);
        figures.addAll(figures(run, score(run), protocol));
      }
      return figures;
    } finally {
      axes.destroy();
    }
  }

  /** One search with one representation. */
  private record Run(
      EvaluatedImages queries,
      EvaluatedImages references,
      Pool pool,
      Map<String, Integer> classes,
      Representation representation) {

    JavaRDD<VectorBlock> vectors(EvaluatedImages images) {
      ClassNumbers numbers = new ClassNumbers(images.labels().orElseThrow(), classes);
      Representation made = representation;
      return images.blocks().map(block -> VectorBlock.of(block, made, numbers));
    }
  }

  private NeighbourScore score(Run run) {
    NeighbourScore.Counter counter = new NeighbourScore.Counter(run.classes().size());
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
          20L * k * queries.rows(),
          nearest::offerAll);
      counter.add(queries, nearest);
    } finally {
      asked.destroy();
    }
  }

  private List<Figure> figures(Run run, NeighbourScore score, Protocol base) {
    Protocol protocol =
        base.with("representation", run.representation().name())
            .with("length", run.representation().length())
            .with("distance", "Euclidean")
            .with("queries", score.queries())
            .with("references", run.references().part() + " of " + run.references().location())
            .with("reference_images", run.references().images())
            .with("classes", run.classes().size())
            .with("reduction", "mean over queries");
    String name = run.representation().name();
    return List.of(
        Figure.of(
            "nearest_neighbour_accuracy_" + name,
            score.nearestRight(),
            "share",
            protocol.with("neighbours", 1)),
        Figure.of(
            "neighbour_vote_accuracy_" + name,
            score.voteRight(),
            "share",
            protocol.with("neighbours", k)),
        Figure.of(
            "precision_at_k_" + name, score.precision(), "share", protocol.with("neighbours", k)));
  }

  private Map<String, Integer> classes(EvaluatedImages queries, EvaluatedImages references) {
    TreeSet<String> names = new TreeSet<>();
    for (EvaluatedImages images : List.of(queries, references)) {
      Labels labels = images.labels().orElseThrow();
      blocks.forEach(
          "Labels of " + images.location(),
          images.blocks().map(block -> labelsOf(block, labels)),
          LABEL_BYTES,
          names::addAll);
    }
    Map<String, Integer> numbers = new HashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    return numbers;
  }

  private static Set<String> labelsOf(NamedBlock block, Labels labels) {
    Set<String> names = new TreeSet<>();
    block.ids().forEach(id -> labels.of(id).ifPresent(names::add));
    return names;
  }
}
