package io.sparkvae.training.round;

import static io.sparkvae.training.exchange.States.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.SparkLocal;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.training.checkpoint.TrainingProgress;
import io.sparkvae.training.exchange.States;
import io.sparkvae.training.exchange.WeightedState;
import io.sparkvae.training.loop.EpochRunner;
import io.sparkvae.training.schedule.BetaSchedule;
import io.sparkvae.training.schedule.EpochPlan;
import io.sparkvae.training.schedule.LearningRateSchedule;
import io.sparkvae.training.schedule.LearningRateSchedule.Shape;
import io.sparkvae.training.schedule.MinibatchPlan;
import io.sparkvae.training.schedule.ReplicaPlan;
import io.sparkvae.training.schedule.ShardSizes;
import io.sparkvae.training.schedule.StepSchedule;
import io.sparkvae.vae.TrainingState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A whole epoch of rounds beside the loop that a person would write from the definition. */
@ExtendWith(SparkLocal.class)
class AveragingLawsIT {

  private static final MinibatchPlan CADENCE = new MinibatchPlan(10, 3);
  private static final StepSchedule SCHEDULE =
      new StepSchedule(
          new LearningRateSchedule(0.05, 0, Shape.CONSTANT, 0), new BetaSchedule(1, 0), 100, 1);

  @Test
  void aShortShardNeitherStallsNorBiases(JavaSparkContext spark) {
    // 95 images take four rounds; 4 are used up in the first, where they weigh 4 of 34.
    for (List<Integer> sizes : List.of(List.of(95, 4), List.of(4, 95), List.of(95, 0, 4))) {
      TrainingProgress progress = onSpark(spark, sizes);
      assertThat(progress.round()).isEqualTo(4);
      assertThat(progress.elbo().images()).isEqualTo(99);
      assertSameBits(progress.state(), byHand(sizes));
    }
  }

  @Test
  void everyReplicaWeighsAsManyAsItsImages(JavaSparkContext spark) {
    List<Integer> sizes = List.of(25, 60, 31, 7);
    assertSameBits(onSpark(spark, sizes).state(), byHand(sizes));
  }

  @Test
  void theOrderOfReplicasDoesNotChangeTheMean() {
    List<WeightedState> summands = new ArrayList<>();
    for (int replica = 0; replica < 9; replica++) {
      TrainingState state = States.state(replica, 5);
      summands.add(WeightedState.of(state, 100 + 31 * replica));
    }
    TrainingState mean = States.mean(summands);
    Collections.reverse(summands);
    assertClose(States.mean(summands), mean);
    Collections.rotate(summands, 4);
    assertClose(States.mean(summands), mean);
  }

  /** Equal but for the last place of a sum of nine floats. */
  private static void assertClose(TrainingState actual, TrainingState expected) {
    assertThat(actual.iteration()).isEqualTo(expected.iteration());
    for (int i = 0; i < expected.parameters().length; i++) {
      assertThat((double) actual.parameters()[i]).isCloseTo(expected.parameters()[i], within(1e-6));
    }
  }

  private static TrainingProgress onSpark(JavaSparkContext spark, List<Integer> sizes) {
    JavaRDD<ImageBlock> blocks = SyntheticShards.rdd(spark, sizes);
    try (ReplicaPool pool = new ReplicaPool(spark, ArithmeticReplicas.PLAIN)) {
      ShardSizes shards = RoundRunner.shards(spark, blocks, sizes.size());
      EpochRunner training =
          new EpochRunner(spark, pool, shards, new EpochRunner.Recipe(CADENCE, SCHEDULE, 2, 1));
      return training.run(
          blocks,
          TrainingProgress.beginning(ArithmeticReplicas.PLAIN.beginning()),
          (after, rounds) -> {});
    } finally {
      blocks.unpersist(true);
    }
  }

  /** Σ nᵢ·wᵢ / Σ nᵢ after every three minibatches, over those that took any. */
  private static TrainingState byHand(List<Integer> sizes) {
    List<ImageBlock> blocks = SyntheticShards.blocks(sizes);
    EpochPlan plan =
        new EpochPlan(new ShardSizes(sizes.size(), sizes), CADENCE, SCHEDULE.seed(), 0);
    TrainingState state = ArithmeticReplicas.PLAIN.beginning();
    for (int round = 0; round < plan.rounds(); round++) {
      List<WeightedState> summands = new ArrayList<>();
      for (ReplicaPlan work : plan.round(round)) {
        Replica replica = ArithmeticReplicas.PLAIN.replica(state);
        replica.restore(state);
        Minibatches rows =
            new Minibatches(
                work, CADENCE.batchSizePerWorker(), block -> blocks.get(work.replica()));
        for (int i = 0; rows.hasNext(); i++) {
          int minibatch = work.firstMinibatch() + i;
          replica.step(rows.next(), SCHEDULE.step(state.iteration() + i, work, minibatch));
        }
        TrainingState fitted =
            replica.exchangeState(TrainingState.blank(state.parameters().length));
        summands.add(WeightedState.of(fitted, work.images()));
      }
      state = States.mean(summands);
    }
    return state;
  }
}
