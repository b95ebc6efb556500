package io.sparkvae.search;

import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Searches the references of one block for the neighbours of all queries, on executors. Serialises
 * a handle to the broadcast queries.
 */
public record NeighbourTask(Broadcast<VectorBlock> queries, NeighbourSearch.Pool pool, int k)
    implements Function<VectorBlock, Neighbours> {

  @Override
  public Neighbours call(VectorBlock references) {
    return new NeighbourSearch(k, pool).search(queries.value(), references);
  }
}
