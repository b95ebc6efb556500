package io.sparkvae.training.round;

import io.sparkvae.training.exchange.PendingState;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.spark.SparkEnv;
import org.jspecify.annotations.Nullable;

/**
 * States left for another thread of the same JVM, replicas taken on by one, and meetings of rounds,
 * until their round is over.
 */
public final class SameJvmExchange {

  /**
   * Names one state.
   *
   * @param run identifies the training among all that this JVM has seen
   * @param trip counts the rounds and evaluations of a run
   * @param sender replica index, or {@link #DRIVER}
   */
  public record Ticket(String run, long trip, int sender) implements Serializable {
    static final int DRIVER = -1;
  }

  // Both per JVM because Spark gives tasks and driver nothing else to share in local mode. Bounded:
  // the driver drops what belongs to a trip when the trip ends.
  private static final Map<Ticket, PendingState> LEFT = new ConcurrentHashMap<>();
  private static final Set<Ticket> TAKEN = ConcurrentHashMap.newKeySet();
  private static final Map<Ticket, RoundBarrier> MEETINGS = new ConcurrentHashMap<>();

  private SameJvmExchange() {}

  /** True in local mode, where tasks run in the driver's JVM. */
  static boolean sameJvm() {
    SparkEnv environment = SparkEnv.get();
    if (environment == null) {
      return false;
    }
    String master = environment.conf().get("spark.master", "");
    return master.equals("local") || master.startsWith("local[");
  }

  static void leave(Ticket ticket, PendingState state) {
    LEFT.put(ticket, state);
  }

  /**
   * The state, which stays until its trip ends, for a task may be tried again; none after that, for
   * a task may begin in a round that has been given up.
   */
  static @Nullable PendingState redeem(Ticket ticket) {
    return LEFT.get(ticket);
  }

  /** True for the first that asks, until the trip ends. */
  static boolean take(Ticket ticket) {
    return TAKEN.add(ticket);
  }

  /** Lets shares of the trip that a ticket belongs to arrive. */
  static void open(Ticket ticket, RoundBarrier meeting) {
    MEETINGS.put(ticket, meeting);
  }

  /** Leaves a share where the trip has a meeting. */
  static void arrive(Ticket ticket, RoundContribution share) {
    RoundBarrier meeting = MEETINGS.get(ticket);
    if (meeting != null) {
      meeting.arrive(share);
    }
  }

  static void drop(String run, long trip) {
    Predicate<Ticket> over = ticket -> ticket.run().equals(run) && ticket.trip() <= trip;
    LEFT.keySet().removeIf(over);
    TAKEN.removeIf(over);
    MEETINGS.keySet().removeIf(over);
  }

  public static int left(String run) {
    return (int) LEFT.keySet().stream().filter(ticket -> ticket.run().equals(run)).count();
  }
}
