package io.sparkvae.training.exchange;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Where the tasks of a round leave what they made, for whoever waits for all of them, in one JVM.
 */
final class RoundBarrier<T> {

  private final int expected;
  private final SortedMap<Integer, T> arrived = new TreeMap<>();
  private final CompletableFuture<List<T>> all = new CompletableFuture<>();

  /**
   * @param expected how many places have to be filled
   */
  RoundBarrier(int expected) {
    this.expected = expected;
  }

  /** Fills a place; does nothing where a task that was tried again has filled it before. */
  synchronized void arrive(int place, T value) {
    arrived.putIfAbsent(place, value);
    if (arrived.size() == expected) {
      all.complete(List.copyOf(arrived.values()));
    }
  }

  /** Tells those who wait that not all will come; does nothing where they have. */
  void giveUp() {
    all.completeExceptionally(new IllegalStateException("the round was given up"));
  }

  /** Waits for all, in the order of their places. */
  List<T> await() {
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
