package io.sparkvae.search;

import io.sparkvae.linear.FloatProducts;
import io.sparkvae.linear.FloatProducts.Sides;
import java.util.Arrays;

/**
 * Exact search for the k nearest references of each query by Euclidean distance. Candidates come
 * from a product of matrices in single precision, a few more than k; distances that decide are
 * taken again in double precision, value by value, so that they depend on nothing else.
 */
public final class NeighbourSearch {

  /** Candidates beyond k, so that rounding in single precision pushes none of the k out. */
  private static final int SPARE = 8;

  /** Queries in one product. */
  private static final int ROWS = 1024;

  private final int k;
  private final Pool pool;
  private final FloatProducts products = new FloatProducts();

  /** What the references are to the queries. */
  public enum Pool {
    /** Other images. */
    OTHERS,
    /** The same images: none is a neighbour of its own. */
    THEMSELVES
  }

  /**
   * A search on the calling thread.
   *
   * @param k neighbours of each query
   */
  public NeighbourSearch(int k, Pool pool) {
    this.k = k;
    this.pool = pool;
  }

  /**
   * The nearest of these references. What several blocks of references give for the same queries is
   * put together by {@link Neighbours#offerAll}, in any order.
   */
  public Neighbours search(VectorBlock queries, VectorBlock references) {
    Neighbours nearest = Neighbours.none(queries.rows(), k);
    double[] norms = new double[references.rows()];
    for (int r = 0; r < norms.length; r++) {
      norms[r] = references.squaredNorm(r);
    }
    for (int from = 0; from < queries.rows() && norms.length > 0; from += ROWS) {
      int rows = Math.min(ROWS, queries.rows() - from);
      int length = queries.length();
      float[] part = Arrays.copyOfRange(queries.vectors(), from * length, (from + rows) * length);
      float[] products =
          this.products.rightTransposed(
              part, references.vectors(), new Sides(rows, norms.length, length));
      for (int row = 0; row < rows; row++) {
        int[] candidates = candidates(products, row, norms, k + SPARE);
        offer(nearest, queries, from + row, references, candidates);
      }
    }
    return nearest;
  }

  private void offer(
      Neighbours nearest,
      VectorBlock queries,
      int query,
      VectorBlock references,
      int[] candidates) {
    for (int candidate : candidates) {
      long key = references.key(candidate);
      if (pool == Pool.OTHERS || key != queries.key(query)) {
        double distance = queries.squaredDistance(query, references, candidate);
        nearest.offer(query, distance, key);
      }
    }
  }

  /** The references with the smallest |r|² − 2·q·r; the query's own norm changes no order. */
  private static int[] candidates(float[] products, int row, double[] norms, int most) {
    int[] places = new int[Math.min(most, norms.length)];
    double[] values = new double[places.length];
    int held = 0;
    int base = row * norms.length;
    for (int r = 0; r < norms.length; r++) {
      double value = norms[r] - 2.0 * products[base + r];
      if (held == places.length && value >= values[held - 1]) {
        continue;
      }
      int at = held < places.length ? held++ : held - 1;
      while (at > 0 && values[at - 1] > value) {
        values[at] = values[at - 1];
        places[at] = places[at - 1];
        at--;
      }
      values[at] = value;
      places[at] = r;
    }
    return places;
  }
}
