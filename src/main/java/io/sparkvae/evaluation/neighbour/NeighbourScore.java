package io.sparkvae.evaluation.neighbour;

import io.sparkvae.evaluation.measure.Interval;
import io.sparkvae.search.Neighbours;
import io.sparkvae.search.VectorBlock;
import java.util.stream.DoubleStream;

/**
 * How well neighbours share labels.
 *
 * @param queries how many
 * @param nearest share of them whose nearest neighbour has their label
 * @param vote share of them whose label most of their k neighbours have; among labels with equally
 *     many, the one of the nearest neighbour that has one of them
 * @param precision share of their k neighbours that have their label, averaged over queries
 */
record NeighbourScore(long queries, Share nearest, Share vote, Share precision) {

  /** A mean over queries with its 95 % confidence interval. */
  record Share(double value, Interval interval) {}

  /** Counts which of the searches went well. */
  static final class Counter {
    private final LabelIndex labels;
    private final DoubleStream.Builder precisions = DoubleStream.builder();
    private long queries;
    private long nearestRight;
    private long voteRight;

    /**
     * Nothing counted.
     *
     * @param labels of all queries and references
     */
    Counter(LabelIndex labels) {
      this.labels = labels;
    }

    /** Counts the queries of a block, whose neighbours these are. */
    void add(VectorBlock of, Neighbours neighbours) {
      for (int query = 0; query < neighbours.queries(); query++) {
        int found = neighbours.found(query);
        int label = labels.of(of.key(query));
        queries++;
        if (found == 0) {
          precisions.add(0);
          continue;
        }
        nearestRight += label(neighbours, query, 0) == label ? 1 : 0;
        voteRight += vote(neighbours, query, found) == label ? 1 : 0;
        int same = 0;
        for (int n = 0; n < found; n++) {
          same += label(neighbours, query, n) == label ? 1 : 0;
        }
        precisions.add((double) same / found);
      }
    }

    private int label(Neighbours neighbours, int query, int n) {
      return labels.of(neighbours.key(query, n));
    }

    private int vote(Neighbours neighbours, int query, int found) {
      int[] votes = new int[labels.classes()];
      for (int n = 0; n < found; n++) {
        votes[label(neighbours, query, n)]++;
      }
      int winner = label(neighbours, query, 0);
      for (int n = 1; n < found; n++) {
        int label = label(neighbours, query, n);
        winner = votes[label] > votes[winner] ? label : winner;
      }
      return winner;
    }

    NeighbourScore score() {
      double[] each = precisions.build().toArray();
      double sum = 0;
      for (double precision : each) {
        sum += precision;
      }
      return new NeighbourScore(
          queries,
          share(nearestRight),
          share(voteRight),
          new Share(sum / queries, Interval.bootstrap(each)));
    }

    private Share share(long right) {
      return new Share((double) right / queries, Interval.wilson(right, queries));
    }
  }
}
