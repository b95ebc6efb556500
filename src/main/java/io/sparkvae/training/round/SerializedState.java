package io.sparkvae.training.round;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.training.exchange.FloatBlocks;
import io.sparkvae.training.exchange.PendingState;
import io.sparkvae.vae.TrainingState;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A training state on its way between driver and executors; serialises as packed floats. Where
 * driver and executors are one JVM, only a {@link SameJvmExchange.Ticket} travels: serialising,
 * compressing and copying ten megabytes a replica would cost a tenth of a short round.
 */
@DefaultSerializer(JavaSerializer.class)
final class SerializedState implements Serializable {

  private final SameJvmExchange.Ticket ticket;
  private transient @Nullable PendingState state;

  /** Borrows the state, which nobody may write to from here on. */
  SerializedState(SameJvmExchange.Ticket ticket, PendingState state) {
    this.ticket = ticket;
    this.state = state;
  }

  SameJvmExchange.Ticket ticket() {
    return ticket;
  }

  /** The state; lent, for reading only. */
  TrainingState state() {
    return pending().get();
  }

  private PendingState pending() {
    PendingState carried = state;
    if (carried == null) {
      throw new IllegalStateException("no state was left for " + ticket);
    }
    return carried;
  }

  @Serial
  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    boolean sameJvm = SameJvmExchange.sameJvm();
    out.writeBoolean(sameJvm);
    if (sameJvm) {
      SameJvmExchange.leave(ticket, pending());
    } else {
      TrainingState packed = state();
      out.writeInt(packed.iteration());
      FloatBlocks.write(out, packed.parameters());
      FloatBlocks.write(out, packed.moments());
    }
  }

  @Serial
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    if (in.readBoolean()) {
      state = SameJvmExchange.redeem(ticket);
    } else {
      int iteration = in.readInt();
      float[] parameters = FloatBlocks.readFloats(in);
      float[] moments = FloatBlocks.readFloats(in);
      state = PendingState.known(new TrainingState(parameters, moments, iteration));
    }
  }
}
