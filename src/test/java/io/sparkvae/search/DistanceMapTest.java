package io.sparkvae.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DistanceMapTest {

  /** Mean (1, 2, 5), deviations 1, 2 and 0. */
  private static final VectorBlock REFERENCES =
      new VectorBlock(3, new float[] {0, 0, 5, 2, 4, 5}, new long[] {7, 8});

  private static final VectorSpread SPREAD = VectorSpread.of(REFERENCES);

  @Test
  void euclideanLeavesVectorsAsTheyAre() {
    assertThat(new DistanceMap(Distance.EUCLIDEAN, SPREAD).call(REFERENCES)).isSameAs(REFERENCES);
  }

  @Test
  void cosineTurnsDistanceIntoTheAngleSeenFromTheMean() {
    VectorBlock moved = new DistanceMap(Distance.COSINE, SPREAD).call(block(4, 2, 9, 1, 7, 5));

    // (3, 0, 4) and (0, 5, 0): a right angle, so the square of the distance is 2.
    assertThat(moved.squaredDistance(0, moved, 1)).isCloseTo(2, within(1e-6));
    assertThat(moved.squaredNorm(0)).isCloseTo(1, within(1e-6));
    assertThat(moved.key(1)).isEqualTo(1);
  }

  @Test
  void whitenedDividesByTheDeviationAndDropsWhatIsConstant() {
    VectorBlock moved = new DistanceMap(Distance.WHITENED, SPREAD).call(block(4, 2, 9, 1, 8, 5));

    assertThat(moved.vectors()).containsExactly(4, 1, 0, 1, 4, 0);
  }

  @Test
  void whitenedCosineIsTheAngleOfWhitenedVectors() {
    VectorBlock moved =
        new DistanceMap(Distance.WHITENED_COSINE, SPREAD).call(block(4, 8, 9, 1, 2, 5));

    float root = (float) Math.sqrt(0.5);
    assertThat(moved.vectors()).containsExactly(root, root, 0, 0, 0, 0);
  }

  @Test
  void aSpreadOfTwoBlocksIsThatOfAllTheirVectors() {
    VectorSpread sum = new VectorSpread(3);
    sum.add(VectorSpread.of(block(0, 0, 5)));
    sum.add(VectorSpread.of(block(2, 4, 5)));

    assertThat(sum.whitening()).containsExactly(1, 0.5, 0);
    assertThat(sum.mean(1)).isEqualTo(2);
  }

  private static VectorBlock block(float... values) {
    long[] keys = new long[values.length / 3];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = i;
    }
    return new VectorBlock(3, values, keys);
  }
}
