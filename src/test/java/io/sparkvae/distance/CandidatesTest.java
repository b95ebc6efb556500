package io.sparkvae.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.vae.spec.LatentDistance;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CandidatesTest {

  private static final int LATENTS = 2;
  private static final int PICTURES = 2000;

  private final SplittableRandom random = new SplittableRandom(3);

  @Test
  void covariancesAreThoseOfThePairs() {
    PairMoments moments = new PairMoments(LATENTS);
    moments.add(new float[] {1, 0, 4, 2}, new float[] {3, 0, 4, 4});
    assertThat(moments.pairs()).isEqualTo(2);
    assertThat(moments.mean()).containsExactly(3, 1.5);
    assertThat(moments.within()).containsExactly(1, 0, 0, 1);
    // The four copies are (1, 0), (3, 0), (4, 2) and (4, 4).
    assertThat(moments.total()).containsExactly(new double[] {1.5, 1.5, 1.5, 2.75}, within(1e-12));
  }

  @Test
  void partsAddUpToTheWhole() {
    float[] first = draws(6 * LATENTS);
    float[] second = draws(6 * LATENTS);
    PairMoments whole = new PairMoments(LATENTS);
    whole.add(first, second);
    PairMoments parts = new PairMoments(LATENTS);
    PairMoments rest = new PairMoments(LATENTS);
    parts.add(Arrays.copyOf(first, 4), Arrays.copyOf(second, 4));
    rest.add(Arrays.copyOfRange(first, 4, 12), Arrays.copyOfRange(second, 4, 12));
    parts.add(rest);
    assertThat(parts.total()).containsExactly(whole.total(), within(1e-12));
    assertThat(parts.within()).containsExactly(whole.within(), within(1e-12));
  }

  @Test
  void whitenedVectorsHaveTheIdentityAsCovariance() {
    double[] covariance = {4, 1, 1, 2};
    float[] map = Whitening.of(covariance, LATENTS);
    for (int a = 0; a < LATENTS; a++) {
      for (int b = 0; b < LATENTS; b++) {
        double sum = 0;
        for (int i = 0; i < LATENTS; i++) {
          for (int j = 0; j < LATENTS; j++) {
            sum += map[i * LATENTS + a] * covariance[i * LATENTS + j] * map[j * LATENTS + b];
          }
        }
        assertThat(sum).isCloseTo(a == b ? 1 : 0, within(1e-6));
      }
    }
  }

  @Test
  void aDirectionThatNeverVariesIsLeftOut() {
    float[] map = Whitening.of(new double[] {0, 0, 0, 9}, LATENTS);
    assertThat(map[0]).isZero();
    assertThat(map[1]).isZero();
    assertThat(Math.hypot(map[2], map[3])).isCloseTo(1.0 / 3, within(1e-6));
  }

  /** The second latent varies most, and says nothing: alterations move it as much. */
  @Test
  void copiesFindTheirOriginalsBestWhereWhatAlterationsMoveCountsLess() {
    float[] originals = draws(PICTURES * LATENTS);
    PairMoments moments = new PairMoments(LATENTS);
    moments.add(altered(originals), altered(originals));
    CopySearch search = new CopySearch(originals, altered(originals), LATENTS);
    List<LatentDistance> candidates = Candidates.of(moments, LATENTS);
    assertThat(candidates)
        .extracting(LatentDistance::name)
        .containsExactly("euclidean", "cosine", "whitened_cosine", "within_cosine");
    CopySearch.Found euclidean = search.by(candidates.get(0));
    LatentDistance within =
        new LatentDistance(
            "within", false, new float[LATENTS], Whitening.of(moments.within(), LATENTS));
    assertThat(search.by(within).reciprocalRank())
        .isGreaterThan(5 * euclidean.reciprocalRank())
        .isGreaterThan(0.5);
  }

  private float[] altered(float[] originals) {
    float[] copies = originals.clone();
    for (int i = 0; i < copies.length; i++) {
      copies[i] += (float) ((i % 2 == 0 ? 1e-4 : 3) * (random.nextDouble() - 0.5));
    }
    return copies;
  }

  private float[] draws(int count) {
    float[] draws = new float[count];
    for (int i = 0; i < count; i++) {
      draws[i] = (float) (2 * random.nextDouble() - 1);
    }
    return draws;
  }
}
