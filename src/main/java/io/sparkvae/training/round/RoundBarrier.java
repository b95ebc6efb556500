package io.sparkvae.training.round;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Where the replicas of one round leave their shares for the next round, in one JVM: a round's mean
 * need not wait until Spark has told the driver that the last task has ended.
 */
final class RoundBarrier {

  private final int expected;
  private final List<RoundContribution> arrived = new ArrayList<>();
  private final CompletableFuture<List<RoundContribution>> all = new CompletableFuture<>();

  RoundBarrier(int expected) {
    this.expected = expected;
  }

  /** Leaves a share. */
  synchronized void arrive(RoundContribution share) {
    arrived.add(share);
    if (arrived.size() == expected) {
      arrived.sort(Comparator.comparingInt(RoundContribution::place));
      all.complete(List.copyOf(arrived));
    }
  }

  /** Tells those who wait that not all will come; does nothing where they have. */
  void giveUp() {
    all.completeExceptionally(new IllegalStateException("the round was given up"));
  }

  /** Waits for the shares of all replicas, in the order of their places. */
  List<RoundContribution> await() {
    try {
      return all.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a round was under way", interrupted);
    } catch (ExecutionException givenUp) {
      throw new IllegalStateException(givenUp.getCause());
    }
  }
}
