package io.sparkvae.training.round;

import io.sparkvae.training.exchange.PendingState;
import io.sparkvae.training.round.SameJvmExchange.Ticket;
import io.sparkvae.training.round.WeightedMean.Stretch;
import io.sparkvae.vae.TrainingState;
import java.io.Serializable;
import java.util.List;

/** What enters a weighted mean: a state, or several whose mean is formed when it is asked for. */
sealed interface WeightedState extends Serializable {

  /** Images behind it: its weight. */
  long images();

  /** Minibatches behind it; the most of any replica. */
  int iteration();

  int parameters();

  /** The ticket of its first replica. */
  Ticket ticket();

  /** How many states {@link #values} needs to write to. */
  int levels();

  /**
   * An array that holds its values of a stretch, at their positions there. Lent.
   *
   * @param scratch states that it may write to, within the stretch
   */
  float[] values(Stretch stretch, List<TrainingState> scratch);

  /** A state with the images behind it: of one replica in one round, or the mean of several. */
  record Single(SerializedState parcel, long images) implements WeightedState {

    public Single {
      if (images <= 0) {
        throw new IllegalArgumentException("a state of %d images has no weight".formatted(images));
      }
    }

    static Single of(Ticket ticket, TrainingState state, long images) {
      return new Single(new SerializedState(ticket, PendingState.known(state)), images);
    }

    @Override
    public int iteration() {
      return parcel.state().iteration();
    }

    @Override
    public Ticket ticket() {
      return parcel.ticket();
    }

    @Override
    public int parameters() {
      return parcel.state().parameters().length;
    }

    @Override
    public int levels() {
      return 0;
    }

    @Override
    public float[] values(Stretch stretch, List<TrainingState> scratch) {
      return stretch.of(parcel.state());
    }
  }

  /** The mean of several replicas, formed piece by piece; for use within one JVM. */
  record Group(List<WeightedState> members) implements WeightedState {

    @Override
    public long images() {
      return WeightedMean.images(members);
    }

    @Override
    public int iteration() {
      return WeightedMean.iteration(members);
    }

    @Override
    public Ticket ticket() {
      return members.get(0).ticket();
    }

    @Override
    public int parameters() {
      return members.get(0).parameters();
    }

    @Override
    public int levels() {
      return 1 + members.stream().mapToInt(WeightedState::levels).max().orElseThrow();
    }

    @Override
    public float[] values(Stretch stretch, List<TrainingState> scratch) {
      float[] mean = stretch.of(scratch.get(0));
      WeightedMean.write(members, stretch, mean, scratch.subList(1, scratch.size()));
      return mean;
    }
  }
}
