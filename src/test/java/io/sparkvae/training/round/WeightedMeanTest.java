package io.sparkvae.training.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.training.round.SameJvmExchange.Ticket;
import io.sparkvae.vae.TrainingState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class WeightedMeanTest {

  private static final int PARAMETERS = 5_001;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 16})
  void meanOfIdenticalReplicasIsTheReplica(int replicas) {
    TrainingState state = state(1, 17);
    List<WeightedState> summands = new ArrayList<>();
    for (int i = 0; i < replicas; i++) {
      summands.add(single(i, state, 1280 - i));
    }
    assertSameBits(mean(summands), state);
    assertSameBits(mean(List.of(WeightedMean.node(summands))), state);
  }

  @Test
  void statesWeighAsManyAsTheirImages() {
    TrainingState one = new TrainingState(new float[] {1, -8}, new float[] {2, 0, 4, 1}, 3);
    TrainingState two = new TrainingState(new float[] {5, 8}, new float[] {6, 4, 0, 1}, 2);
    TrainingState mean = mean(List.of(single(0, one, 30), single(1, two, 10)));
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
    assertSameBits(mean(List.of(single(0, state, 3), single(1, state, 4))), state);
  }

  @Test
  void groupsWithinGroupsWeighAsNodesOfTheTreeDo() {
    List<WeightedState> singles = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      singles.add(single(i, state(i, 5), 100 + 31 * i));
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
    TrainingState mean = mean(List.of(single(0, state(1, 12), 5), single(1, state(2, 20), 10)));
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

  /** Into arrays that held something else. */
  static TrainingState mean(List<? extends WeightedState> summands) {
    TrainingState used = TrainingState.blank(summands.get(0).parameters());
    Arrays.fill(used.parameters(), 7);
    Arrays.fill(used.moments(), 8);
    return new WeightedMean().of(summands, used);
  }

  public static TrainingState state(int seed, int iteration) {
    Random random = new Random(seed);
    float[] parameters = new float[PARAMETERS];
    float[] moments = new float[2 * PARAMETERS];
    for (int i = 0; i < moments.length; i++) {
      moments[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(40) - 42));
      parameters[i / 2] = (float) random.nextGaussian();
    }
    parameters[3] = -0.0f;
    return new TrainingState(parameters, moments, iteration);
  }

  static WeightedState single(int replica, TrainingState state, long images) {
    return WeightedState.Single.of(new Ticket("test", 0, replica), state, images);
  }

  public static void assertSameBits(TrainingState actual, TrainingState expected) {
    assertThat(bits(actual.parameters())).isEqualTo(bits(expected.parameters()));
    assertThat(bits(actual.moments())).isEqualTo(bits(expected.moments()));
    assertThat(actual.iteration()).isEqualTo(expected.iteration());
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }
}
