package io.sparkvae.training.round;

import io.sparkvae.training.exchange.PendingState;
import io.sparkvae.training.round.SameJvmExchange.Ticket;
import io.sparkvae.vae.TrainingState;
import java.io.Serializable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * The state that the tasks of one Spark job begin with; serialises the handle of a broadcast, or a
 * ticket where driver and executors are one JVM. The driver closes it when the job is over.
 */
public final class DistributedState implements Serializable, AutoCloseable {

  private final Ticket ticket;
  private final @Nullable SerializedState parcel;
  private final @Nullable Broadcast<SerializedState> broadcast;

  /** Borrows the state, which nobody may write to before {@link #close}. Driver side. */
  DistributedState(JavaSparkContext spark, Ticket ticket, PendingState state) {
    this.ticket = ticket;
    SerializedState handed = new SerializedState(ticket, state);
    boolean sameJvm = SameJvmExchange.sameJvm();
    this.parcel = sameJvm ? handed : null;
    this.broadcast = sameJvm ? null : spark.broadcast(handed);
  }

  public Ticket ticket() {
    return ticket;
  }

  /** The state; lent, for reading only. */
  public TrainingState state() {
    if (broadcast != null) {
      return broadcast.value().state();
    }
    if (parcel != null) {
      return parcel.state();
    }
    throw new IllegalStateException("neither parcel nor broadcast for " + ticket);
  }

  @Override
  public void close() {
    if (broadcast != null) {
      broadcast.destroy();
    }
    SameJvmExchange.drop(ticket.run(), ticket.trip());
  }
}
