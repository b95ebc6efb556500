package io.sparkvae.training.round;

import io.sparkvae.training.exchange.PendingState;
import io.sparkvae.training.round.SameJvmExchange.Ticket;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The live replicas of one run, wherever they are: how they are built, and the name under which
 * executors keep them between rounds.
 */
public final class ReplicaPool implements AutoCloseable {

  private final JavaSparkContext spark;
  private final ReplicaFactory factory;
  private final String run = UUID.randomUUID().toString();
  private final AtomicLong trips = new AtomicLong();

  public ReplicaPool(JavaSparkContext spark, ReplicaFactory factory) {
    this.spark = spark;
    this.factory = factory;
  }

  public String run() {
    return run;
  }

  public ReplicaFactory factory() {
    return factory;
  }

  /** Hands a state to the tasks of the next Spark job; the caller closes it after the job. */
  public DistributedState handOut(PendingState state) {
    return new DistributedState(
        spark, new Ticket(run, trips.incrementAndGet(), Ticket.DRIVER), state);
  }

  /** Evicts the run from this JVM and, as far as tasks reach, from every executor. */
  @Override
  public void close() {
    SameJvmExchange.drop(run, Long.MAX_VALUE);
    ReplicaCache.ofThisJvm().evict(run);
    if (!spark.sc().isStopped() && !spark.isLocal()) {
      spark.setJobDescription("Training: free the replicas");
      String evicted = run;
      int tasks = spark.defaultParallelism();
      List<Integer> numbers = IntStream.range(0, tasks).boxed().toList();
      spark.parallelize(numbers, tasks).foreach(number -> ReplicaCache.ofThisJvm().evict(evicted));
    }
  }
}
