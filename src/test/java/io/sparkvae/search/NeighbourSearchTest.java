package io.sparkvae.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.search.NeighbourSearch.Pool;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighbourSearchTest {

  private static final int LENGTH = 7;
  private static final int K = 5;

  @Test
  void findsWhatComparingEveryPairFinds() {
    VectorBlock queries = random(1, 1100);
    VectorBlock references = random(2, 300);

    Neighbours found = new NeighbourSearch(K, Pool.OTHERS).search(queries, references);

    for (int query : new int[] {0, 1, 500, 1023, 1024, 1099}) {
      int[] sorted = sorted(queries, query, references);
      for (int n = 0; n < K; n++) {
        assertThat(found.key(query, n)).isEqualTo(references.key(sorted[n]));
        assertThat(found.distance(query, n))
            .isCloseTo(
                Math.sqrt(queries.squaredDistance(query, references, sorted[n])), within(1e-12));
      }
    }
  }

  @Test
  void doesNotDependOnHowReferencesAreCutOrOrdered() {
    VectorBlock queries = random(1, 40);
    VectorBlock references = random(2, 300);
    Neighbours whole = new NeighbourSearch(K, Pool.OTHERS).search(queries, references);
    Neighbours parts = Neighbours.none(40, K);
    for (int[] part : List.of(new int[] {200, 300}, new int[] {0, 3}, new int[] {3, 200})) {
      VectorBlock some = part(references, part[0], part[1]);
      parts.offerAll(new NeighbourSearch(K, Pool.OTHERS).search(queries, some));
    }

    for (int query = 0; query < 40; query++) {
      for (int n = 0; n < K; n++) {
        assertThat(parts.distance(query, n)).isEqualTo(whole.distance(query, n));
        assertThat(parts.key(query, n)).isEqualTo(whole.key(query, n));
      }
    }
  }

  @Test
  void anImageIsNoNeighbourOfItsOwnAmongThemselves() {
    VectorBlock all = random(3, 50);

    Neighbours itself = new NeighbourSearch(1, Pool.OTHERS).search(all, all);
    Neighbours others = new NeighbourSearch(1, Pool.THEMSELVES).search(all, all);

    for (int query = 0; query < 50; query++) {
      assertThat(itself.distance(query, 0)).isZero();
      assertThat(others.distance(query, 0)).isPositive();
    }
  }

  @Test
  void ofEquallyNearReferencesTheSmallestKeysCount() {
    float[] zeros = new float[4 * LENGTH];
    VectorBlock references = new VectorBlock(LENGTH, zeros, new long[] {40, 10, 30, 20});

    Neighbours found = new NeighbourSearch(2, Pool.OTHERS).search(random(1, 1), references);

    assertThat(List.of(found.key(0, 0), found.key(0, 1))).containsExactly(10L, 20L);
  }

  @Test
  void fewReferencesAreFewNeighbours() {
    Neighbours found = new NeighbourSearch(K, Pool.OTHERS).search(random(1, 2), random(2, 3));
    Neighbours none = new NeighbourSearch(K, Pool.OTHERS).search(random(1, 2), random(2, 0));

    assertThat(found.found(0)).isEqualTo(3);
    assertThat(none.found(0)).isZero();
  }

  private static int[] sorted(VectorBlock queries, int query, VectorBlock references) {
    return IntStream.range(0, references.rows())
        .boxed()
        .sorted(
            (a, b) ->
                Double.compare(
                    queries.squaredDistance(query, references, a),
                    queries.squaredDistance(query, references, b)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static VectorBlock random(long seed, int rows) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] vectors = new float[rows * LENGTH];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = (float) random.nextDouble();
    }
    return new VectorBlock(LENGTH, vectors, random.longs(rows).toArray());
  }

  private static VectorBlock part(VectorBlock all, int from, int to) {
    float[] vectors = Arrays.copyOfRange(all.vectors(), from * LENGTH, to * LENGTH);
    long[] keys = IntStream.range(from, to).mapToLong(all::key).toArray();
    return new VectorBlock(LENGTH, vectors, keys);
  }

  @Test
  void vectorsWithoutAKeyAreRefused() {
    assertThatThrownBy(() -> new VectorBlock(2, new float[6], new long[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("6 values for 2 vectors of length 2");
  }
}
