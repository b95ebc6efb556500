package io.sparkvae.vae.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatentDistanceTest {

  private static final float[] VECTORS = {3, 4, -1, 0};

  @Test
  void theEuclideanDistanceLeavesVectorsAsTheyAre() {
    assertThat(LatentDistance.EUCLIDEAN.apply(VECTORS, 2)).containsExactly(VECTORS);
  }

  @Test
  void anAngleIsBetweenUnitVectorsAboutTheCentre() {
    LatentDistance cosine = new LatentDistance("cosine", true, new float[] {0, 0}, new float[0]);
    assertThat(cosine.apply(VECTORS, 2)).containsExactly(new float[] {0.6f, 0.8f, -1, 0});
    LatentDistance centred = new LatentDistance("cosine", true, new float[] {3, 0}, new float[0]);
    assertThat(centred.apply(VECTORS, 2)).containsExactly(new float[] {0, 1, -1, 0});
  }

  @Test
  void aMapIsMultipliedFromTheRight() {
    LatentDistance mapped =
        new LatentDistance("mapped", false, new float[] {1, 1}, new float[] {1, 2, 0, 10});
    assertThat(mapped.apply(VECTORS, 2))
        .containsExactly(new float[] {2, 34, -2, -14}, within(1e-6f));
  }

  @Test
  void theCentreItselfStaysFinite() {
    LatentDistance cosine = new LatentDistance("cosine", true, new float[] {3, 4}, new float[0]);
    assertThat(cosine.apply(new float[] {3, 4}, 2)).containsExactly(0, 0);
  }

  @Test
  void aMapOfAnotherLengthIsRefused() {
    assertThatThrownBy(
            () -> new LatentDistance("mapped", false, new float[] {1, 1}, new float[] {1}))
        .hasMessage("a map of 2 latents has 1 values");
  }
}
