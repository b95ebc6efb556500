package io.sparkvae.study;

import io.sparkvae.training.schedule.HyperparameterSettings;
import io.sparkvae.training.schedule.TrainingSettings;
import java.util.Optional;
import java.util.OptionalInt;

/** Training settings that differ from others in a few values. */
record Variation(TrainingSettings made) {

  static Variation of(TrainingSettings settings) {
    return new Variation(settings);
  }

  Variation output(String output) {
    return with(Optional.of(output), made.epochs(), made.replicas(), made.pace());
  }

  Variation epochs(int epochs) {
    return with(made.output(), epochs, made.replicas(), made.pace());
  }

  Variation replicas(int replicas) {
    return with(made.output(), made.epochs(), OptionalInt.of(replicas), made.pace());
  }

  Variation pace(HyperparameterSettings pace) {
    return with(made.output(), made.epochs(), made.replicas(), pace);
  }

  private Variation with(
      Optional<String> output, int epochs, OptionalInt replicas, HyperparameterSettings pace) {
    return new Variation(
        new TrainingSettings(
            output,
            epochs,
            replicas,
            pace,
            made.adam(),
            made.seed(),
            made.aggregationDepth(),
            made.persistence(),
            made.earlyStoppingEpochs(),
            made.threadsPerTask()));
  }
}
