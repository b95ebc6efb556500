package io.sparkvae.training;

import io.sparkvae.training.Tickets.Ticket;
import io.sparkvae.vae.TrainingState;
import java.io.Serializable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * The state that the tasks of one Spark job begin with; serialises the handle of a broadcast, or a
 * ticket where driver and executors are one JVM. The driver closes it when the job is over.
 */
final class HandedState implements Serializable, AutoCloseable {

  private final Ticket ticket;
  private final @Nullable StateParcel parcel;
  private final @Nullable Broadcast<StateParcel> broadcast;

  /** Borrows the state, which nobody may write to before {@link #close}. Driver side. */
  HandedState(JavaSparkContext spark, Ticket ticket, PendingState state) {
    this.ticket = ticket;
    StateParcel handed = new StateParcel(ticket, state);
    boolean sameJvm = Tickets.sameJvm();
    this.parcel = sameJvm ? handed : null;
    this.broadcast = sameJvm ? null : spark.broadcast(handed);
  }

  Ticket ticket() {
    return ticket;
  }

  /** The state; lent, for reading only. */
  TrainingState state() {
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
    Tickets.drop(ticket.run(), ticket.trip());
  }
}
