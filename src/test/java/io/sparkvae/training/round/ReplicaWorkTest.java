package io.sparkvae.training.round;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReplicaWorkTest {

  private static final float[] FINITE = {
    0f, -0f, 1f, -1f, Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE, -Float.MIN_NORMAL
  };

  @Test
  void theLargestAndSmallestFloatsAreFinite() {
    assertThat(ReplicaWork.allFinite(FINITE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void oneValueThatIsNotFiniteIsFoundWhereverItStands(float value) {
    for (int i = 0; i < FINITE.length; i++) {
      float[] values = FINITE.clone();
      values[i] = value;
      assertThat(ReplicaWork.allFinite(values)).isFalse();
    }
  }
}
