package io.sparkvae.training.exchange;

import io.sparkvae.vae.TrainingState;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.jspecify.annotations.Nullable;

/**
 * The exchange of Spark's local mode, where tasks run in the driver's JVM: only keys travel through
 * Spark, for serialising, compressing and copying ten megabytes a replica would cost a tenth of a
 * short round. The next round may be sent out before this one has ended: its tasks wait for the
 * mean, which need not wait until Spark has told the driver that the last task has ended.
 */
public final class SameJvm implements StateExchange {

  // Per JVM because Spark gives tasks and driver nothing else to share in local mode. Bounded: the
  // driver closes what it hands out when the job is over.
  private static final Map<StateKey, Board> BOARDS = new ConcurrentHashMap<>();

  private final String run;
  private final boolean triesAgain;
  private final boolean inOrder;

  /** The exchange of one run. */
  public SameJvm(JavaSparkContext spark, String run) {
    this.run = run;
    this.triesAgain = spark.master().contains(",");
    this.inOrder = spark.getConf().get("spark.scheduler.mode", "FIFO").equals("FIFO");
  }

  /** Where driver and tasks of one job meet. */
  private record Board(
      PendingState state, Set<Integer> taken, RoundBarrier<RoundContribution> barrier) {

    static Board of(PendingState state, int contributions) {
      return new Board(state, ConcurrentHashMap.newKeySet(), new RoundBarrier<>(contributions));
    }
  }

  /**
   * Two where earlier jobs get cores first. With {@code local[N,F]} a task tried again would wait
   * for a core that a task of the next round holds, and that one for its result.
   */
  @Override
  public int roundsAtATime() {
    return triesAgain || !inOrder ? 1 : 2;
  }

  /** Unless a task is tried again, which would find its replicas taken. */
  @Override
  public boolean sharesReplicas() {
    return !triesAgain;
  }

  @Override
  public PreferredExecutors preferredExecutors() {
    return PreferredExecutors.NONE;
  }

  /** Tasks wait themselves. */
  @Override
  public void await(PendingState state) {}

  @Override
  public DistributedState handOut(StateKey key, PendingState state, int contributions) {
    Board board = Board.of(state, contributions);
    BOARDS.put(key, board);
    return new Handed(key, board, sharesReplicas());
  }

  @Override
  public RoundJob bringBack(
      RDD<RoundContribution> leaves, DistributedState handed, int replicas, int depth) {
    RoundBarrier<RoundContribution> barrier = ((Handed) handed).board().barrier();
    return new RoundJob(
        new AsyncCollect(leaves),
        () -> AveragingTree.onDriver(barrier.await(), depth),
        barrier::giveUp);
  }

  @Override
  public void close() {
    BOARDS.keySet().removeIf(key -> key.run().equals(run));
  }

  /** States of a run that are handed out in this JVM. */
  public static int handedOut(String run) {
    return (int) BOARDS.keySet().stream().filter(key -> key.run().equals(run)).count();
  }

  /** Serialises the key. */
  private static final class Handed implements DistributedState {

    private static final long serialVersionUID = 1L;

    private final StateKey key;
    private final boolean shared;
    private transient @Nullable Board board;

    Handed(StateKey key, Board board, boolean shared) {
      this.key = key;
      this.shared = shared;
      this.board = board;
    }

    /** None where a task begins in a round that has been given up. */
    private Board board() {
      Board known = board;
      if (known == null) {
        throw new IllegalStateException("no state was left for " + key);
      }
      return known;
    }

    @Override
    public StateKey key() {
      return key;
    }

    @Override
    public TrainingState state() {
      return board().state().get();
    }

    @Override
    public boolean take(int replica) {
      return !shared || board().taken().add(replica);
    }

    /** Leaves the state here; Spark's result has the reports alone. */
    @Override
    public RoundContribution bring(RoundContribution contribution) {
      board().barrier().arrive(contribution.place(), contribution);
      return contribution.withoutStates();
    }

    @Override
    public void close() {
      BOARDS.remove(key);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      board = BOARDS.get(key);
    }
  }
}
