package io.sparkvae.training.round;

import io.sparkvae.training.exchange.Broadcasts;
import io.sparkvae.training.exchange.DistributedState;
import io.sparkvae.training.exchange.PendingState;
import io.sparkvae.training.exchange.SameJvm;
import io.sparkvae.training.exchange.StateExchange;
import io.sparkvae.training.exchange.StateKey;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The live replicas of one run, wherever they are: how they are built, how states come to them, and
 * the name under which executors keep them between rounds.
 */
public final class ReplicaPool implements AutoCloseable {

  private final JavaSparkContext spark;
  private final ReplicaFactory factory;
  private final String runId = UUID.randomUUID().toString();
  private final AtomicLong dispatches = new AtomicLong();
  private final StateExchange exchange;

  public ReplicaPool(JavaSparkContext spark, ReplicaFactory factory) {
    this.spark = spark;
    this.factory = factory;
    this.exchange = spark.isLocal() ? new SameJvm(spark, runId) : new Broadcasts(spark);
  }

  public String runId() {
    return runId;
  }

  public ReplicaFactory factory() {
    return factory;
  }

  StateExchange exchange() {
    return exchange;
  }

  /**
   * Hands a state to the tasks of the next Spark job; the caller closes it after the job.
   *
   * @param contributions how many the tasks bring back
   */
  public DistributedState handOut(PendingState state, int contributions) {
    StateKey key = new StateKey(runId, dispatches.incrementAndGet());
    return exchange.handOut(key, state, contributions);
  }

  /** Evicts the run from this JVM and, as far as tasks reach, from every executor. */
  @Override
  public void close() {
    exchange.close();
    ReplicaCache.ofThisJvm().evict(runId);
    if (!spark.sc().isStopped() && !spark.isLocal()) {
      spark.setJobDescription("Training: free the replicas");
      String evicted = runId;
      int tasks = spark.defaultParallelism();
      List<Integer> numbers = IntStream.range(0, tasks).boxed().toList();
      spark.parallelize(numbers, tasks).foreach(number -> ReplicaCache.ofThisJvm().evict(evicted));
    }
  }
}
