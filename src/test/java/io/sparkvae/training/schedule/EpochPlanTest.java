package io.sparkvae.training.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.training.round.ArithmeticReplicas;
import io.sparkvae.training.round.Minibatches;
import io.sparkvae.training.round.SyntheticShards;
import io.sparkvae.vae.PixelRows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochPlanTest {

  @ParameterizedTest
  @CsvSource({
    "199, 2, 10, 5",
    "199, 1, 10, 5",
    "199, 3, 10, 1",
    "200, 2, 10, 5",
    "7, 3, 10, 5",
    "3, 5, 2, 2",
    "1, 1, 1, 1",
    "0, 2, 10, 5",
    "1000, 4, 33, 7",
    "199, 2, 1, 1",
    "199, 2, 500, 10"
  })
  void everyImageComesExactlyOnceAnEpoch(int images, int replicas, int batch, int frequency) {
    for (int blocksPerReplica : new int[] {1, 2, 5}) {
      List<Integer> sizes = SyntheticShards.sizes(images, replicas, blocksPerReplica);
      for (int epoch = 0; epoch < 3; epoch++) {
        assertThat(numbers(sizes, replicas, new MinibatchPlan(batch, frequency), epoch))
            .containsExactlyInAnyOrderElementsOf(IntStream.range(0, images).boxed().toList());
      }
    }
  }

  @Test
  void onlyTheLastMinibatchOfAReplicaIsShort() {
    List<Integer> sizes = List.of(37, 12, 0, 30);
    List<List<Integer>> minibatches = minibatches(sizes, 2, new MinibatchPlan(10, 2), 0);
    assertThat(minibatches.stream().map(List::size))
        .containsExactlyInAnyOrder(10, 10, 10, 10, 9, 10, 10, 10);
  }

  @Test
  void anEpochLastsAsLongAsTheReplicaWithMostMinibatches() {
    EpochPlan plan =
        new EpochPlan(new ShardSizes(2, List.of(95, 10)), new MinibatchPlan(10, 3), 1, 0);
    assertThat(plan.iterations()).isEqualTo(10);
    assertThat(plan.rounds()).isEqualTo(4);
    assertThat(plan.round(0)).extracting(ReplicaPlan::replica).containsExactly(0, 1);
    assertThat(plan.round(1)).extracting(ReplicaPlan::replica).containsExactly(0);
    assertThat(plan.round(3)).extracting(ReplicaPlan::images).containsExactly(5L);
  }

  @Test
  void aRoundOpensOnlyTheBlocksItNeeds() {
    EpochPlan plan =
        new EpochPlan(new ShardSizes(1, List.of(50, 50, 50, 50)), new MinibatchPlan(10, 5), 3, 0);
    for (int round = 0; round < plan.rounds(); round++) {
      assertThat(plan.round(round).get(0).cuts()).hasSize(1);
    }
  }

  @Test
  void theOrderFollowsFromSeedAndEpoch() {
    List<Integer> sizes = List.of(40, 40);
    MinibatchPlan minibatches = new MinibatchPlan(10, 5);
    assertThat(numbers(sizes, 1, minibatches, 0)).isEqualTo(numbers(sizes, 1, minibatches, 0));
    assertThat(numbers(sizes, 1, minibatches, 0)).isNotEqualTo(numbers(sizes, 1, minibatches, 1));
  }

  @Test
  void theOrderDoesNotFollowFromTheAveragingFrequency() {
    List<Integer> sizes = List.of(40, 41);
    assertThat(numbers(sizes, 1, new MinibatchPlan(10, 5), 0))
        .isEqualTo(numbers(sizes, 1, new MinibatchPlan(10, 1), 0));
  }

  private static List<Integer> numbers(
      List<Integer> sizes, int replicas, MinibatchPlan minibatches, int epoch) {
    return minibatches(sizes, replicas, minibatches, epoch).stream().flatMap(List::stream).toList();
  }

  private static List<List<Integer>> minibatches(
      List<Integer> sizes, int replicas, MinibatchPlan size, int epoch) {
    List<ImageBlock> blocks = SyntheticShards.blocks(sizes);
    EpochPlan plan = new EpochPlan(new ShardSizes(replicas, sizes), size, 1, epoch);
    List<List<Integer>> minibatches = new ArrayList<>();
    for (int round = 0; round < plan.rounds(); round++) {
      for (ReplicaPlan work : plan.round(round)) {
        int first = work.replica() * sizes.size() / replicas;
        Minibatches rows =
            new Minibatches(work, size.batchSizePerWorker(), block -> blocks.get(first + block));
        rows.forEachRemaining(minibatch -> minibatches.add(numbers(minibatch)));
      }
    }
    return minibatches;
  }

  private static List<Integer> numbers(PixelRows rows) {
    return IntStream.range(0, rows.images())
        .mapToObj(i -> ArithmeticReplicas.number(rows, i))
        .toList();
  }
}
