package io.sparkvae.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.evaluation.neighbour.NeighbourScore;
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
        assertThat(found.label(query, n)).isEqualTo(references.label(sorted[n]));
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
        assertThat(parts.label(query, n)).isEqualTo(whole.label(query, n));
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
    VectorBlock references =
        new VectorBlock(LENGTH, zeros, new int[] {0, 1, 2, 3}, new long[] {40, 10, 30, 20});

    Neighbours found = new NeighbourSearch(2, Pool.OTHERS).search(random(1, 1), references);

    assertThat(List.of(found.label(0, 0), found.label(0, 1))).containsExactly(1, 3);
  }

  @Test
  void fewReferencesAreFewNeighbours() {
    Neighbours found = new NeighbourSearch(K, Pool.OTHERS).search(random(1, 2), random(2, 3));
    Neighbours none = new NeighbourSearch(K, Pool.OTHERS).search(random(1, 2), random(2, 0));

    assertThat(found.found(0)).isEqualTo(3);
    assertThat(none.found(0)).isZero();
  }

  @Test
  void scoresCountNearestVoteAndPrecision() {
    Neighbours found = Neighbours.none(3, 3);
    offer(found, 0, 1, 1, 1);
    offer(found, 1, 0, 1, 1);
    offer(found, 2, 0, 1, 2);
    VectorBlock queries =
        new VectorBlock(1, new float[3], new int[] {1, 1, 0}, new long[] {1, 2, 3});
    NeighbourScore.Counter counter = new NeighbourScore.Counter(3);

    counter.add(queries, found);

    NeighbourScore score = counter.score();
    assertThat(score.queries()).isEqualTo(3);
    assertThat(score.nearestRight()).isEqualTo(2.0 / 3);
    // The third is a tie of three labels, which the nearest decides.
    assertThat(score.voteRight()).isEqualTo(1.0);
    assertThat(score.precision()).isCloseTo((1 + 2.0 / 3 + 1.0 / 3) / 3, within(1e-12));
  }

  private static void offer(Neighbours neighbours, int query, int... labels) {
    for (int n = 0; n < labels.length; n++) {
      neighbours.offer(query, n, n, labels[n]);
    }
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
    int[] labels = IntStream.range(0, rows).toArray();
    long[] keys = random.longs(rows).toArray();
    return new VectorBlock(LENGTH, vectors, labels, keys);
  }

  private static VectorBlock part(VectorBlock all, int from, int to) {
    float[] vectors = Arrays.copyOfRange(all.vectors(), from * LENGTH, to * LENGTH);
    int[] labels = IntStream.range(from, to).map(all::label).toArray();
    long[] keys = IntStream.range(from, to).mapToLong(all::key).toArray();
    return new VectorBlock(LENGTH, vectors, labels, keys);
  }
}
