package io.sparkvae.search;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The k nearest references of each query, nearest first, equal distances in the order of their
 * keys; travels from executors to the driver. A query has fewer than k if there are no more.
 */
@DefaultSerializer(JavaSerializer.class)
public final class Neighbours implements Serializable {

  private final int k;
  private final double[] distances;
  private final long[] keys;

  private Neighbours(int k, double[] distances, long[] keys) {
    this.k = k;
    this.distances = distances;
    this.keys = keys;
  }

  /** No neighbours yet. */
  public static Neighbours none(int queries, int k) {
    double[] distances = new double[queries * k];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    return new Neighbours(k, distances, new long[queries * k]);
  }

  /** Takes one reference of a query, if it is among the nearest. */
  public void offer(int query, double distance, long key) {
    int first = query * k;
    int at = first + k;
    while (at > first && isBefore(distance, key, at - 1)) {
      at--;
    }
    if (at == first + k) {
      return;
    }
    int moved = first + k - 1 - at;
    System.arraycopy(distances, at, distances, at + 1, moved);
    System.arraycopy(keys, at, keys, at + 1, moved);
    distances[at] = distance;
    keys[at] = key;
  }

  private boolean isBefore(double distance, long key, int at) {
    return distance < distances[at] || (distance == distances[at] && key < keys[at]);
  }

  /** Takes over what another search found for the same queries; the order does not matter. */
  public void offerAll(Neighbours other) {
    for (int i = 0; i < other.distances.length; i++) {
      if (other.distances[i] < Double.POSITIVE_INFINITY) {
        offer(i / k, other.distances[i], other.keys[i]);
      }
    }
  }

  /** The number of queries. */
  public int queries() {
    return distances.length / k;
  }

  /** How many neighbours a query has, at most k. */
  public int found(int query) {
    int found = 0;
    while (found < k && distances[query * k + found] < Double.POSITIVE_INFINITY) {
      found++;
    }
    return found;
  }

  /** The key of the n-th nearest reference, from 0. */
  public long key(int query, int n) {
    return keys[query * k + n];
  }

  /** Its Euclidean distance. */
  public double distance(int query, int n) {
    return Math.sqrt(distances[query * k + n]);
  }
}
