package io.sparkvae.training.exchange;

import io.sparkvae.vae.TrainingState;
import java.io.Serializable;
import java.util.List;

/** What enters a weighted mean: a state, or several whose mean is formed when it is asked for. */
public sealed interface WeightedState extends Serializable {

  /** Images behind it: its weight. */
  long images();

  /** Minibatches behind it; the most of any replica. */
  int iteration();

  int parameters();

  /** How many states {@link #values} needs to write to. */
  int levels();

  /**
   * An array that holds its values of a range, at their positions there. Lent.
   *
   * @param scratch states that it may write to, within the range
   */
  float[] values(StateRange range, List<TrainingState> scratch);

  /** A state with the images behind it. */
  static WeightedState of(TrainingState state, long images) {
    return new Single(new SerializedState(state), images);
  }

  /** A state with the images behind it: of one replica in one round, or the mean of several. */
  record Single(SerializedState packed, long images) implements WeightedState {

    public Single {
      if (images <= 0) {
        throw new IllegalArgumentException("a state of %d images has no weight".formatted(images));
      }
    }

    @Override
    public int iteration() {
      return packed.state().iteration();
    }

    @Override
    public int parameters() {
      return packed.state().parameters().length;
    }

    @Override
    public int levels() {
      return 0;
    }

    @Override
    public float[] values(StateRange range, List<TrainingState> scratch) {
      return range.of(packed.state());
    }
  }

  /** The mean of several, formed piece by piece; for use within one JVM. */
  record Group(List<? extends WeightedState> members) implements WeightedState {

    @Override
    public long images() {
      return members.stream().mapToLong(WeightedState::images).sum();
    }

    @Override
    public int iteration() {
      return members.stream().mapToInt(WeightedState::iteration).max().orElseThrow();
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
    public float[] values(StateRange range, List<TrainingState> scratch) {
      float[] mean = range.of(scratch.get(0));
      write(range, mean, scratch.subList(1, scratch.size()));
      return mean;
    }

    /**
     * Writes the mean of a range.
     *
     * @param mean receives it, at the positions of the range
     * @param scratch what {@link WeightedState#values} may write to
     */
    void write(StateRange range, float[] mean, List<TrainingState> scratch) {
      int from = range.from();
      int to = range.to();
      WeightedState first = members.get(0);
      System.arraycopy(first.values(range, scratch), from, mean, from, to - from);
      long images = first.images();
      for (WeightedState member : members.subList(1, members.size())) {
        images += member.images();
        float share = (float) ((double) member.images() / images);
        approach(mean, member.values(range, scratch), from, to, share);
      }
    }

    /** Arrays with one common index: what the JIT compiler turns into vector instructions. */
    private static void approach(float[] mean, float[] next, int from, int to, float share) {
      for (int i = from; i < to; i++) {
        mean[i] -= (mean[i] - next[i]) * share;
      }
    }
  }
}
