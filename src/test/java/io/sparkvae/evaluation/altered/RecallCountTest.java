package io.sparkvae.evaluation.altered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.evaluation.measure.Interval;
import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Protocol;
import io.sparkvae.image.alter.Alteration;
import io.sparkvae.search.Neighbours;
import io.sparkvae.search.VectorBlock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecallCountTest {

  @Test
  void recallIsCountedByAlterationAndTogether() {
    RecallCount count = new RecallCount(new long[] {-5, 8});
    for (Alteration alteration : Alteration.values()) {
      // The first image is always found, the second one as a JPEG alone.
      found(count, -5, alteration, -5);
      found(count, 8, alteration, alteration == Alteration.JPEG ? 8 : -5);
    }

    Metric metric = count.metric("altered_recall_x", new Protocol(Map.of()));

    assertThat(metric.parts())
        .containsExactly("crop", "jpeg", "half_size", "brighter", "darker", "together");
    assertThat(metric.value("jpeg")).isEqualTo(1);
    assertThat(metric.value("crop")).isEqualTo(0.5);
    assertThat(metric.value("together")).isCloseTo(0.6, within(1e-12));
    assertThat(metric.intervals()).hasSize(6).contains(Interval.wilson(1, 2));
  }

  @Test
  void aPictureThatNobodyAlteredIsRefused() {
    RecallCount count = new RecallCount(new long[] {1});

    assertThatThrownBy(() -> found(count, 2, Alteration.CROP, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no altered picture has the key ");
  }

  private static void found(RecallCount count, long image, Alteration alteration, long nearest) {
    long[] keys = {AlteredQueries.key(image, alteration)};
    Neighbours neighbours = Neighbours.none(1, 1);
    neighbours.offer(0, 0.5, nearest);
    count.add(new VectorBlock(1, new float[1], keys), neighbours);
  }
}
