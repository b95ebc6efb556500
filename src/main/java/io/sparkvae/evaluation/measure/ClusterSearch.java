package io.sparkvae.evaluation.measure;

import io.sparkvae.cluster.OrderedBlocks;
import io.sparkvae.search.DistanceMap;
import io.sparkvae.search.NeighbourSearch.Pool;
import io.sparkvae.search.NeighbourTask;
import io.sparkvae.search.Neighbours;
import io.sparkvae.search.VectorBlock;
import io.sparkvae.search.VectorSpread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Exact search over vectors that lie on a cluster. The driver holds a bounded number of queries at
 * a time, an executor one block of references.
 *
 * @param pool what the references are to the queries
 * @param k neighbours of each query
 */
public record ClusterSearch(JavaSparkContext sc, OrderedBlocks blocks, Pool pool, int k) {

  /** Bytes of query vectors on the driver at a time. */
  private static final long QUERY_BYTES = 64L << 20;

  /**
   * What is searched among what.
   *
   * @param length of one vector
   * @param what names the work in the Spark UI
   */
  public record Vectors(
      String what, int length, JavaRDD<VectorBlock> queries, JavaRDD<VectorBlock> references) {

    /** The same where Euclidean distance is that of the map. */
    public Vectors by(DistanceMap map) {
      return new Vectors(what, length, queries.map(map), references.map(map));
    }
  }

  /** Mean and deviation of the references. */
  public VectorSpread spread(Vectors vectors) {
    VectorSpread spread = new VectorSpread(vectors.length());
    blocks.forEach(
        "Spread of " + vectors.what(),
        vectors.references().map(VectorSpread::of),
        16L * vectors.length(),
        spread::add);
    return spread;
  }

  /**
   * Finds the neighbours of all queries.
   *
   * @param found takes queries with their neighbours, as many times as it takes
   */
  public void run(Vectors vectors, BiConsumer<VectorBlock, Neighbours> found) {
    List<VectorBlock> waiting = new ArrayList<>();
    long[] bytes = {0};
    Consumer<VectorBlock> each =
        block -> {
          waiting.add(block);
          bytes[0] += 4L * block.vectors().length;
          if (bytes[0] > QUERY_BYTES) {
            search(vectors, waiting, found);
            bytes[0] = 0;
          }
        };
    blocks.forEach("Vectors of " + vectors.what(), vectors.queries(), QUERY_BYTES / 2, each);
    search(vectors, waiting, found);
  }

  private void search(
      Vectors vectors, List<VectorBlock> waiting, BiConsumer<VectorBlock, Neighbours> found) {
    VectorBlock queries = VectorBlock.joined(vectors.length(), waiting);
    waiting.clear();
    Broadcast<VectorBlock> asked = sc.broadcast(queries);
    try {
      Neighbours nearest = Neighbours.none(queries.rows(), k);
      blocks.forEach(
          "Neighbours by " + vectors.what(),
          vectors.references().map(new NeighbourTask(asked, pool, k)),
          16L * k * queries.rows(),
          nearest::offerAll);
      found.accept(queries, nearest);
    } finally {
      asked.destroy();
    }
  }
}
