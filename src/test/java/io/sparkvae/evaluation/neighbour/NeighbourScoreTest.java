package io.sparkvae.evaluation.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.evaluation.label.Labels;
import io.sparkvae.search.Neighbours;
import io.sparkvae.search.VectorBlock;
import io.sparkvae.source.ImageIdHash;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighbourScoreTest {

  /** Labels x, y and z, in two blocks that meet them in another order. */
  private static final LabelIndex LABELS =
      LabelIndex.of(
          List.of(labels("x/1", "y/1", "y/2", "x/2", "none"), labels("z/1", "y/3", "x/3", "y/4")));

  @Test
  void scoresCountNearestVoteAndPrecision() {
    Neighbours found = Neighbours.none(3, 3);
    offer(found, 0, "y/1", "y/2", "y/3");
    offer(found, 1, "x/1", "y/1", "y/2");
    offer(found, 2, "x/1", "y/1", "z/1");
    VectorBlock queries =
        new VectorBlock(1, new float[3], new long[] {key("y/4"), key("y/3"), key("x/3")});
    NeighbourScore.Counter counter = new NeighbourScore.Counter(LABELS);

    counter.add(queries, found);

    NeighbourScore score = counter.score();
    assertThat(score.queries()).isEqualTo(3);
    assertThat(score.nearest().value()).isEqualTo(2.0 / 3);
    // The third is a tie of three labels, which the nearest decides.
    assertThat(score.vote().value()).isEqualTo(1.0);
    assertThat(score.precision().value()).isCloseTo((1 + 2.0 / 3 + 1.0 / 3) / 3, within(1e-12));
  }

  @Test
  void labelsAreFoundByTheNumberOfTheId() {
    assertThat(LABELS.classes()).isEqualTo(3);
    for (String id : List.of("x/2", "x/3")) {
      assertThat(LABELS.of(key(id))).isEqualTo(LABELS.of(key("x/1")));
    }
    assertThat(LABELS.of(key("z/1"))).isNotIn(LABELS.of(key("x/1")), LABELS.of(key("y/1")));
    assertThatThrownBy(() -> LABELS.of(key("none")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no labelled image has the number " + key("none"));
  }

  private static BlockLabels labels(String... ids) {
    return BlockLabels.of(ImageBlock.named(List.of(ids), new byte[0]), new Labels.OfFolder());
  }

  private static void offer(Neighbours neighbours, int query, String... ids) {
    for (int n = 0; n < ids.length; n++) {
      neighbours.offer(query, n, key(ids[n]));
    }
  }

  private static long key(String id) {
    return ImageIdHash.of(id).number();
  }
}
