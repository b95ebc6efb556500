package io.sparkvae.training.loop;

import static io.sparkvae.training.exchange.States.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.SparkLocal;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.error.TrainingDivergedException;
import io.sparkvae.training.checkpoint.BestModel;
import io.sparkvae.training.checkpoint.TrainingProgress;
import io.sparkvae.training.exchange.ReplicaReport;
import io.sparkvae.training.exchange.SameJvm;
import io.sparkvae.training.listener.EpochOf;
import io.sparkvae.training.loop.EpochRunner.Recipe;
import io.sparkvae.training.round.ArithmeticReplicas;
import io.sparkvae.training.round.Divergence;
import io.sparkvae.training.round.Minibatches;
import io.sparkvae.training.round.Replica;
import io.sparkvae.training.round.ReplicaCache;
import io.sparkvae.training.round.ReplicaFactory;
import io.sparkvae.training.round.ReplicaPool;
import io.sparkvae.training.round.RoundRunner;
import io.sparkvae.training.round.SyntheticShards;
import io.sparkvae.training.schedule.BetaSchedule;
import io.sparkvae.training.schedule.BlockSlice;
import io.sparkvae.training.schedule.EpochOrder;
import io.sparkvae.training.schedule.LearningRateSchedule;
import io.sparkvae.training.schedule.MinibatchPlan;
import io.sparkvae.training.schedule.ReplicaPlan;
import io.sparkvae.training.schedule.ShardSizes;
import io.sparkvae.training.schedule.StepSchedule;
import io.sparkvae.vae.TrainingState;
import io.sparkvae.vae.spec.ElboSum;
import io.sparkvae.vae.spec.StepSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkLocal.class)
class EpochRunnerIT {

  private static final int EPOCHS = 2;

  @Test
  void sameSeedAndReplicasGiveTheSameBitsOnAnyNumberOfThreads() {
    for (int replicas : new int[] {1, 3, 9}) {
      List<Integer> sizes = SyntheticShards.sizes(199, replicas, 3);
      TrainingState one =
          train(SparkLocal.context("local[1]"), sizes, replicas, new MinibatchPlan(10, 5));
      TrainingState two =
          train(SparkLocal.context("local[2]"), sizes, replicas, new MinibatchPlan(10, 5));
      assertSameBits(two, one);
      TrainingState oneRoundAtATime =
          train(SparkLocal.context("local[2,4]"), sizes, replicas, new MinibatchPlan(10, 5));
      assertSameBits(oneRoundAtATime, one);
    }
  }

  @Test
  void oneReplicaEqualsPlainTraining(JavaSparkContext spark) {
    List<Integer> sizes = SyntheticShards.sizes(199, 1, 4);
    TrainingState plain = plainTraining(sizes, new MinibatchPlan(10, 1));

    assertSameBits(train(spark, sizes, 1, new MinibatchPlan(10, 1)), plain);
    assertSameBits(train(spark, sizes, 1, new MinibatchPlan(10, 7)), plain);
  }

  @Test
  void everyImageIsUsedExactlyOnceAnEpoch(JavaSparkContext spark) {
    List<Integer> sizes = SyntheticShards.sizes(199, 2, 2);
    List<Integer> expected = new ArrayList<>();
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      IntStream.range(0, 199).forEach(expected::add);
    }
    ArithmeticReplicas.SEEN.clear();
    train(spark, sizes, 2, new MinibatchPlan(10, 5));
    assertThat(List.copyOf(ArithmeticReplicas.SEEN)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void anEmptyShardChangesNothing(JavaSparkContext spark) {
    List<Integer> sizes = List.of(30, 25);

    TrainingState alone = train(spark, sizes, 1, new MinibatchPlan(10, 2));
    TrainingState withEmpty = train(spark, List.of(30, 25, 0, 0), 2, new MinibatchPlan(10, 2));
    assertSameBits(withEmpty, alone);
  }

  @Test
  void divergenceNamesEpochRoundReplicaAndTheLastFiniteLoss(JavaSparkContext spark) {
    ArithmeticReplicas poisoned = new ArithmeticReplicas(64, 150);
    List<Integer> sizes = List.of(100, 100);

    assertThatThrownBy(() -> train(spark, sizes, 2, new MinibatchPlan(10, 5), poisoned))
        .isInstanceOf(TrainingDivergedException.class)
        .hasMessageMatching(
            "Training diverged in epoch 1, round \\d, replica 1: the loss of minibatch \\d is"
                + " not finite, the last finite negative ELBO was [0-9.]+ nats"
                + " \\(lower training.learning-rate\\)");
  }

  @Test
  void aRoundThatDivergedLeavesNothingOfTheOneSentAfterIt(JavaSparkContext spark) {
    ReplicaPool pool = new ReplicaPool(spark, new ArithmeticReplicas(64, 150));
    try (pool) {
      assertThatThrownBy(() -> train(spark, pool, List.of(100, 100), 2, new MinibatchPlan(10, 2)))
          .isInstanceOf(TrainingDivergedException.class);
      assertThat(SameJvm.handedOut(pool.runId())).isZero();
    }
  }

  @Test
  void divergenceInTheFirstRoundNamesTheLossOfTheEpochBefore() {
    ReplicaReport report =
        new ReplicaReport(3, ElboSum.ZERO, 0, "the loss of minibatch 0 is not finite", Double.NaN);
    ReplicaPlan plan = new ReplicaPlan(3, 1, 0, 0, List.of());
    TrainingProgress progress =
        TrainingProgress.beginning(ArithmeticReplicas.PLAIN.beginning())
            .nextEpoch(BestModel.NONE, EpochOf.trainNegativeElbo(104.25));
    assertThatThrownBy(
            () -> Divergence.throwIfAny(List.of(report), plan, progress.lastNegativeElbo()))
        .hasMessage(
            "Training diverged in epoch 2, round 1, replica 3: the loss of minibatch 0 is not"
                + " finite, the last finite negative ELBO was 104.3 nats"
                + " (lower training.learning-rate)");
  }

  @Test
  void aTaskTriedAgainChangesNothing() {
    List<Integer> sizes = SyntheticShards.sizes(199, 2, 3);
    TrainingState smooth =
        train(SparkLocal.context("local[2]"), sizes, 2, new MinibatchPlan(10, 5));
    Flaky.FAILURES.set(3);
    TrainingState rough =
        train(SparkLocal.context("local[2,4]"), sizes, 2, new MinibatchPlan(10, 5), new Flaky());
    assertThat(Flaky.FAILURES).hasValue(0);
    assertSameBits(rough, smooth);
  }

  /** Replicas that now and then fail in the midst of a round, with half its steps taken. */
  private record Flaky() implements ReplicaFactory {

    private static final AtomicInteger FAILURES = new AtomicInteger();

    @Override
    public Replica replica(TrainingState state) {
      Replica sound = ArithmeticReplicas.PLAIN.replica(state);
      return new ArithmeticReplicas.Observed(sound, Flaky::step);
    }

    private static void step(StepSettings settings) {
      if (settings.seed() % 3 == 0 && FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new IllegalStateException("a failure that the test wants");
      }
    }
  }

  @Test
  void nothingIsLeftBehindWhenTheRunEnds(JavaSparkContext spark) {

    ReplicaPool pool = new ReplicaPool(spark, ArithmeticReplicas.PLAIN);
    try (pool) {
      train(spark, pool, List.of(50, 50), 2, new MinibatchPlan(10, 5));
      assertThat(ReplicaCache.ofThisJvm().idle(pool.runId())).isBetween(1, 2);
      assertThat(SameJvm.handedOut(pool.runId())).isZero();
    }
    assertThat(ReplicaCache.ofThisJvm().idle(pool.runId())).isZero();
  }

  private static TrainingState train(
      JavaSparkContext spark, List<Integer> sizes, int replicas, MinibatchPlan minibatches) {
    return train(spark, sizes, replicas, minibatches, ArithmeticReplicas.PLAIN);
  }

  private static TrainingState train(
      JavaSparkContext spark,
      List<Integer> sizes,
      int replicas,
      MinibatchPlan minibatches,
      ReplicaFactory factory) {
    try (ReplicaPool pool = new ReplicaPool(spark, factory)) {
      return train(spark, pool, sizes, replicas, minibatches);
    }
  }

  private static TrainingState train(
      JavaSparkContext spark,
      ReplicaPool pool,
      List<Integer> sizes,
      int replicas,
      MinibatchPlan minibatches) {
    JavaRDD<ImageBlock> blocks = SyntheticShards.rdd(spark, sizes);
    ShardSizes shards = RoundRunner.shards(spark, blocks, replicas);
    EpochRunner training =
        new EpochRunner(spark, pool, shards, new Recipe(minibatches, schedule(), 2, EPOCHS));
    TrainingProgress progress = TrainingProgress.beginning(ArithmeticReplicas.PLAIN.beginning());
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      progress = training.run(blocks, progress, (after, rounds) -> {});
      progress = progress.nextEpoch(BestModel.NONE, EpochOf.trainNegativeElbo(0));
    }
    return progress.state();
  }

  /** One replica, one thread, no Spark, no averaging: the loop that a person would write. */
  private static TrainingState plainTraining(List<Integer> sizes, MinibatchPlan size) {
    List<ImageBlock> blocks = SyntheticShards.blocks(sizes);
    Replica replica = ArithmeticReplicas.PLAIN.replica(ArithmeticReplicas.PLAIN.beginning());
    replica.restore(ArithmeticReplicas.PLAIN.beginning());
    int iteration = 0;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      int images = sizes.stream().mapToInt(Integer::intValue).sum();
      List<BlockSlice> cuts =
          new EpochOrder(1, epoch, 0, sizes.stream().mapToInt(Integer::intValue).toArray())
              .cuts(0, images);
      ReplicaPlan whole = new ReplicaPlan(0, epoch, 0, 0, cuts);
      Minibatches minibatches = new Minibatches(whole, size.batchSizePerWorker(), blocks::get);
      for (int minibatch = 0; minibatches.hasNext(); minibatch++) {
        replica.step(minibatches.next(), schedule().step(iteration++, whole, minibatch));
      }
    }
    return replica.exchangeState(TrainingState.blank(ArithmeticReplicas.PLAIN.parameters()));
  }

  private static StepSchedule schedule() {
    return new StepSchedule(
        new LearningRateSchedule(0.05, 7, LearningRateSchedule.Shape.COSINE, 0),
        new BetaSchedule(1, 5),
        100,
        1);
  }
}
