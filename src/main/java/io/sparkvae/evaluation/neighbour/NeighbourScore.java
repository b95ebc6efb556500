package io.sparkvae.evaluation.neighbour;

import io.sparkvae.search.Neighbours;
import io.sparkvae.search.VectorBlock;

/**
 * What the labels of neighbours say of a representation.
 *
 * @param queries how many
 * @param nearestRight share of them whose nearest neighbour has their label
 * @param voteRight share of them whose label most of their k neighbours have; among labels with
 *     equally many, the one of the nearest neighbour that has one of them
 * @param precision share of their k neighbours that have their label, averaged over queries
 */
public record NeighbourScore(
    long queries, double nearestRight, double voteRight, double precision) {

  /** Counts which of the searches went well. */
  public static final class Counter {
    private final int classes;
    private long queries;
    private long nearestRight;
    private long voteRight;
    private double precision;

    /**
     * Nothing counted.
     *
     * @param classes how many labels there are
     */
    public Counter(int classes) {
      this.classes = classes;
    }

    public void add(VectorBlock of, Neighbours neighbours) {
      for (int query = 0; query < neighbours.queries(); query++) {
        int found = neighbours.found(query);
        int label = of.label(query);
        queries++;
        if (found == 0) {
          continue;
        }
        nearestRight += neighbours.label(query, 0) == label ? 1 : 0;
        voteRight += vote(neighbours, query, found) == label ? 1 : 0;
        int same = 0;
        for (int n = 0; n < found; n++) {
          same += neighbours.label(query, n) == label ? 1 : 0;
        }
        precision += (double) same / found;
      }
    }

    private int vote(Neighbours neighbours, int query, int found) {
      int[] votes = new int[classes];
      for (int n = 0; n < found; n++) {
        votes[neighbours.label(query, n)]++;
      }
      int winner = neighbours.label(query, 0);
      for (int n = 1; n < found; n++) {
        int label = neighbours.label(query, n);
        winner = votes[label] > votes[winner] ? label : winner;
      }
      return winner;
    }

    public NeighbourScore score() {
      return new NeighbourScore(
          queries,
          (double) nearestRight / queries,
          (double) voteRight / queries,
          precision / queries);
    }
  }
}
