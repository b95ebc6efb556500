package io.sparkvae.training;

import io.sparkvae.vae.TrainingState;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A training state that is computed once, by whoever asks for it first. In one JVM the mean of a
 * round is formed while Spark schedules the next one.
 */
final class PendingState {

  private @Nullable Supplier<TrainingState> formula;
  private @Nullable TrainingState state;
  private double seconds;

  private PendingState(@Nullable Supplier<TrainingState> formula, @Nullable TrainingState state) {
    this.formula = formula;
    this.state = state;
  }

  /** Computed when it is first asked for. */
  static PendingState of(Supplier<TrainingState> formula) {
    return new PendingState(formula, null);
  }

  /** At hand already; borrowed. */
  static PendingState known(TrainingState state) {
    return new PendingState(null, state);
  }

  /** What the computation took; 0 where the state was known. */
  synchronized double seconds() {
    return seconds;
  }

  /** The state; lent. */
  synchronized TrainingState get() {
    if (formula != null) {
      long start = System.nanoTime();
      state = formula.get();
      seconds = (System.nanoTime() - start) / 1e9;
      formula = null;
    }
    if (state == null) {
      throw new IllegalStateException("the formula gave no state");
    }
    return state;
  }
}
