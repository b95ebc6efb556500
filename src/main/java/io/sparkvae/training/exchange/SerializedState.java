package io.sparkvae.training.exchange;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.vae.TrainingState;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;

/**
 * A training state on its way between driver and executors; serialises as packed floats, under Kryo
 * too.
 */
@DefaultSerializer(JavaSerializer.class)
final class SerializedState implements Serializable {

  private static final long serialVersionUID = 1L;

  private transient TrainingState state;

  /** Borrows the state, which nobody may write to from here on. */
  SerializedState(TrainingState state) {
    this.state = state;
  }

  /** The state; lent, for reading only. */
  TrainingState state() {
    return state;
  }

  @Serial
  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    out.writeInt(state.iteration());
    FloatBlocks.write(out, state.parameters());
    FloatBlocks.write(out, state.moments());
  }

  @Serial
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    int iteration = in.readInt();
    float[] parameters = FloatBlocks.read(in);
    state = new TrainingState(parameters, FloatBlocks.read(in), iteration);
  }
}
