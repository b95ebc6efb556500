package io.sparkvae.cluster;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * How much of a long piece of work is done: tasks add, the driver reads while they run. In the
 * driver's own JVM every addition is seen at once; from other machines they come with the
 * heartbeats of the executors. A task that Spark repeats counts again, so the number is for the eye
 * alone.
 */
public final class ProgressCount implements Serializable {

  // Spark sends a copy to tasks in its own JVM too: only a static place is common to both.
  private static final Map<Long, LongAdder> IN_THIS_JVM = new ConcurrentHashMap<>();

  private final LongAccumulator accumulator;
  private final long id;

  private ProgressCount(LongAccumulator accumulator) {
    this.accumulator = accumulator;
    this.id = accumulator.id();
  }

  static ProgressCount open(JavaSparkContext sc, String unit) {
    ProgressCount count = new ProgressCount(sc.sc().longAccumulator(unit));
    IN_THIS_JVM.put(count.id, new LongAdder());
    return count;
  }

  /** Adds what a task has done since it last said so. */
  public void add(long done) {
    accumulator.add(done);
    Optional.ofNullable(IN_THIS_JVM.get(id)).ifPresent(adder -> adder.add(done));
  }

  long id() {
    return id;
  }

  /**
   * On the driver: the additions of this JVM, or of all tasks that have ended where these are more.
   */
  long value() {
    long here = Optional.ofNullable(IN_THIS_JVM.get(id)).map(LongAdder::sum).orElse(0L);
    return Math.max(here, accumulator.value());
  }

  /** Tasks may go on adding; nobody reads it any more. */
  void close() {
    IN_THIS_JVM.remove(id);
  }
}
