package io.sparkvae.training.round;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.training.exchange.DistributedState;
import io.sparkvae.training.exchange.ReplicaReport;
import io.sparkvae.training.exchange.RoundContribution;
import io.sparkvae.training.exchange.StateBuffers;
import io.sparkvae.training.exchange.StateKey;
import io.sparkvae.training.exchange.WeightedState;
import io.sparkvae.training.schedule.ReplicaPlan;
import io.sparkvae.training.schedule.StepSchedule;
import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.TrainingState;
import io.sparkvae.vae.spec.ElboSum;
import java.io.Serializable;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The minibatches of one replica in one round, on an executor; serialises the factory, the schedule
 * and a handle of the state that the round begins with.
 */
record ReplicaWork(
    ReplicaFactory factory, StepSchedule schedule, int batchSize, DistributedState handed)
    implements Serializable {

  /**
   * Fits the replica to the images of its plan.
   *
   * @param place of the plan among those of the round
   * @param reader reads one block of the replica's shard
   * @param orEnd called between minibatches, throws where the round is no longer wanted
   */
  RoundContribution run(
      int place, ReplicaPlan plan, IntFunction<ImageBlock> reader, Runnable orEnd) {
    orEnd.run();
    TrainingState state = handed.state();
    orEnd.run();
    long start = System.nanoTime();
    ReplicaCache cache = ReplicaCache.ofThisJvm();
    StateKey key = handed.key();
    Replica replica = cache.borrow(key.run(), factory, state);
    replica.restore(state);
    IntFunction<ImageBlock> blocks =
        block -> cache.block(key.run(), plan.replica(), block, () -> reader.apply(block));
    Minibatches minibatches = new Minibatches(plan, batchSize, blocks);
    Fit fit = fit(replica, plan, state.iteration(), minibatches, orEnd);
    StateBuffers spares = cache.spares(key.run());
    TrainingState spare = spares.take(key.dispatch(), state.parameters().length);
    TrainingState fitted = replica.exchangeState(spare);
    spares.lend(key.dispatch(), fitted);
    cache.giveBack(key.run(), replica);
    String trouble =
        fit.trouble.isEmpty() && !allFinite(fitted.parameters())
            ? "a parameter is not finite"
            : fit.trouble;
    double seconds = (System.nanoTime() - start) / 1e9;
    ReplicaReport report =
        new ReplicaReport(plan.replica(), fit.elbo, seconds, trouble, fit.lastFinite);
    if (report.diverged()) {
      return new RoundContribution(place, List.of(report), List.of());
    }
    WeightedState weighted = WeightedState.of(fitted, plan.images());
    return new RoundContribution(place, List.of(report), List.of(weighted));
  }

  private record Fit(ElboSum elbo, String trouble, double lastFinite) {}

  private Fit fit(
      Replica replica, ReplicaPlan plan, int iteration, Minibatches minibatches, Runnable orEnd) {
    ElboSum sum = ElboSum.ZERO;
    double lastFinite = Double.NaN;
    for (int i = 0; minibatches.hasNext(); i++) {
      orEnd.run();
      PixelRows rows = minibatches.next();
      int minibatch = plan.firstMinibatch() + i;
      ElboSum elbo = replica.step(rows, schedule.step(iteration + i, plan, minibatch));
      if (!elbo.isFinite()) {
        return new Fit(
            sum, "the loss of minibatch %d is not finite".formatted(minibatch), lastFinite);
      }
      lastFinite = elbo.negativeElbo();
      sum = sum.plus(elbo);
    }
    return new Fit(sum, "", lastFinite);
  }

  /** An exponent of ones, that of infinities and NaN, carries into the sign when one is added. */
  static boolean allFinite(float[] values) {
    int signs = 0;
    for (float value : values) {
      signs |= (Float.floatToRawIntBits(value) & 0x7F800000) + 0x00800000;
    }
    return signs >= 0;
  }
}
