package io.sparkvae.training;

import io.sparkvae.training.Tickets.Ticket;
import io.sparkvae.vae.TrainingState;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;

/**
 * A part of a weighted sum of states: values times images, summed in doubles. A float times an
 * image count is exact in a double, so that identical states average to themselves, bit for bit.
 */
sealed interface Summand extends Serializable {

  /** Images behind it: its weight. */
  long images();

  /** Minibatches behind it; the most of any replica. */
  int iteration();

  int parameters();

  int moments();

  /**
   * Adds the weighted values at {@code from} to {@code to} − 1 to the buffer, which begins at
   * {@code from}. Parameters come first, then moments.
   */
  void addTo(double[] buffer, int from, int to);

  /** One replica's state with the images it saw in the round. */
  record Single(StateParcel parcel, long images) implements Summand {

    static Single of(Ticket ticket, TrainingState state, long images) {
      return new Single(new StateParcel(ticket, state), images);
    }

    @Override
    public int iteration() {
      return parcel.state().iteration();
    }

    @Override
    public int parameters() {
      return parcel.state().parameters().length;
    }

    @Override
    public int moments() {
      return parcel.state().moments().length;
    }

    @Override
    public void addTo(double[] buffer, int from, int to) {
      int split = Math.min(Math.max(from, parameters()), to);
      add(parcel.state().parameters(), from, buffer, 0, split - from);
      add(parcel.state().moments(), split - parameters(), buffer, split - from, to - split);
    }

    private void add(float[] values, int at, double[] buffer, int into, int count) {
      double weight = images;
      for (int i = 0; i < count; i++) {
        buffer[into + i] += weight * values[at + i];
      }
    }
  }

  /** The sum of several replicas, formed only when it is added; for use within one JVM. */
  record Group(List<Summand> members) implements Summand {

    @Override
    public long images() {
      return members.stream().mapToLong(Summand::images).sum();
    }

    @Override
    public int iteration() {
      return members.stream().mapToInt(Summand::iteration).max().orElseThrow();
    }

    @Override
    public int parameters() {
      return members.get(0).parameters();
    }

    @Override
    public int moments() {
      return members.get(0).moments();
    }

    @Override
    public void addTo(double[] buffer, int from, int to) {
      double[] sums = WeightedMean.sum(members, from, to);
      for (int i = 0; i < sums.length; i++) {
        buffer[i] += sums[i];
      }
    }
  }

  /** The sum of several replicas; serialises as packed doubles. */
  final class Partial implements Summand {

    private final long images;
    private final int iteration;
    private final int parameters;
    private transient double[] sums;

    /** Borrows the sums. */
    Partial(long images, int iteration, int parameters, double[] sums) {
      this.images = images;
      this.iteration = iteration;
      this.parameters = parameters;
      this.sums = sums;
    }

    @Override
    public long images() {
      return images;
    }

    @Override
    public int iteration() {
      return iteration;
    }

    @Override
    public int parameters() {
      return parameters;
    }

    @Override
    public int moments() {
      return sums.length - parameters;
    }

    @Override
    public void addTo(double[] buffer, int from, int to) {
      for (int i = from; i < to; i++) {
        buffer[i - from] += sums[i];
      }
    }

    @Serial
    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      FloatBlocks.write(out, sums);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      sums = FloatBlocks.readDoubles(in);
    }
  }
}
