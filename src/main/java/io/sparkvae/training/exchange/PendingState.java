package io.sparkvae.training.exchange;

import io.sparkvae.vae.TrainingState;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A training state that is computed once, by whoever asks for it first. In one JVM that is a task
 * of the next round, which waits for the mean of this one.
 */
public final class PendingState {

  private @Nullable Supplier<Supplier<TrainingState>> formula;
  private @Nullable TrainingState state;
  private double seconds;

  private PendingState(
      @Nullable Supplier<Supplier<TrainingState>> formula, @Nullable TrainingState state) {
    this.formula = formula;
    this.state = state;
  }

  /** Computed when it is first asked for, from something that may have to be waited for. */
  public static <T> PendingState after(Supplier<T> awaited, Function<T, TrainingState> formula) {
    return new PendingState(
        () -> {
          T value = awaited.get();
          return () -> formula.apply(value);
        },
        null);
  }

  /** At hand already; borrowed. */
  public static PendingState known(TrainingState state) {
    return new PendingState(null, state);
  }

  /** What the computation took, without waiting; 0 where the state was known. */
  public synchronized double seconds() {
    return seconds;
  }

  /** The state; lent. */
  public synchronized TrainingState get() {
    if (formula != null) {
      Supplier<TrainingState> ready = formula.get();
      long start = System.nanoTime();
      state = ready.get();
      seconds = (System.nanoTime() - start) / 1e9;
      formula = null;
    }
    if (state == null) {
      throw new IllegalStateException("the formula gave no state");
    }
    return state;
  }
}
