package io.sparkvae.training.exchange;

import static io.sparkvae.training.exchange.States.assertSameBits;
import static io.sparkvae.training.exchange.States.mean;
import static io.sparkvae.training.exchange.States.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.vae.TrainingState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WeightedMeanTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 16})
  void meanOfIdenticalReplicasIsTheReplica(int replicas) {
    TrainingState state = state(1, 17);
    List<WeightedState> summands = new ArrayList<>();
    for (int i = 0; i < replicas; i++) {
      summands.add(WeightedState.of(state, 1280 - i));
    }
    assertSameBits(mean(summands), state);
    assertSameBits(mean(List.of(WeightedMean.node(summands))), state);
  }

  @Test
  void statesWeighAsManyAsTheirImages() {
    TrainingState one = new TrainingState(new float[] {1, -8}, new float[] {2, 0, 4, 1}, 3);
    TrainingState two = new TrainingState(new float[] {5, 8}, new float[] {6, 4, 0, 1}, 2);
    TrainingState mean = mean(List.of(WeightedState.of(one, 30), WeightedState.of(two, 10)));
    assertThat(mean.parameters()).containsExactly(2, -4);
    assertThat(mean.moments()).containsExactly(3, 1, 3, 1);
  }

  @Test
  void everyValueIsAveragedOfStatesLongerThanAThreadsShare() {
    float[] parameters = new float[300_000];
    float[] moments = new float[600_000];
    for (int i = 0; i < moments.length; i++) {
      moments[i] = i;
      parameters[i / 2] = -i;
    }
    TrainingState state = new TrainingState(parameters, moments, 1);
    assertSameBits(mean(List.of(WeightedState.of(state, 3), WeightedState.of(state, 4))), state);
  }

  @Test
  void groupsWithinGroupsWeighAsNodesOfTheTreeDo() {
    List<WeightedState> singles = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      singles.add(WeightedState.of(state(i, 5), 100 + 31 * i));
    }
    WeightedState pairs =
        new WeightedState.Group(
            List.of(
                new WeightedState.Group(singles.subList(2, 4)),
                new WeightedState.Group(singles.subList(4, 6))));
    WeightedState pairNodes =
        WeightedMean.node(
            List.of(
                WeightedMean.node(singles.subList(2, 4)),
                WeightedMean.node(singles.subList(4, 6))));
    WeightedState last = new WeightedState.Group(singles.subList(6, 8));
    List<WeightedState> inGroups = List.of(singles.get(0), pairs, singles.get(1), last);
    List<WeightedState> asNodes =
        List.of(
            singles.get(0), pairNodes, singles.get(1), WeightedMean.node(singles.subList(6, 8)));
    assertSameBits(mean(inGroups), mean(asNodes));
  }

  @Test
  void iterationCountIsThatOfTheReplicaThatWentFurthest() {
    TrainingState mean =
        mean(List.of(WeightedState.of(state(1, 12), 5), WeightedState.of(state(2, 20), 10)));
    assertThat(mean.iteration()).isEqualTo(20);
  }

  @Test
  void groupsAsInSparksTreeAggregate() {
    assertThat(AveragingTree.groupSizes(2, 2)).isEmpty();
    assertThat(AveragingTree.groupSizes(5, 2)).isEmpty();
    assertThat(AveragingTree.groupSizes(16, 1)).isEmpty();
    assertThat(AveragingTree.groupSizes(16, 2)).containsExactly(4);
    assertThat(AveragingTree.groupSizes(27, 3)).containsExactly(3, 3);
  }
}
