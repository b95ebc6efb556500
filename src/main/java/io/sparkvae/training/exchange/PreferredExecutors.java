package io.sparkvae.training.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.storage.BlockManagerId;
import scala.collection.JavaConverters;

/**
 * Which executor each task of a round prefers: dealt out evenly, so that replicas find their
 * network and open blocks again, and no executor is asked for more tasks at a time than the others.
 * Left to the cached blocks, Spark would let tasks wait seconds for a busy executor.
 */
public final class PreferredExecutors {

  /** Every task may run anywhere. */
  static final PreferredExecutors NONE = new PreferredExecutors(List.of());

  private final List<String> executors;

  private PreferredExecutors(List<String> executors) {
    this.executors = executors;
  }

  /** The executors alive now; driver side. */
  static PreferredExecutors alive() {
    List<BlockManagerId> alive =
        new ArrayList<>(
            JavaConverters.seqAsJavaList(
                SparkEnv.get().blockManager().master().getMemoryStatus().keys().toSeq()));
    alive.removeIf(BlockManagerId::isDriver);
    alive.sort(Comparator.comparing(BlockManagerId::executorId));
    return new PreferredExecutors(
        alive.stream()
            // Spark's own notation of one executor on one host.
            .map(id -> "executor_" + id.host() + "_" + id.executorId())
            .toList());
  }

  /** Spark's names of the places where a task had better run. */
  public List<String> of(int task) {
    return executors.isEmpty() ? List.of() : List.of(executors.get(task % executors.size()));
  }
}
