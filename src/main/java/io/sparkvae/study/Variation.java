package io.sparkvae.study;

import io.sparkvae.training.TrainingSettings;
import io.sparkvae.training.TrainingSettings.Cadence;
import java.util.Optional;
import java.util.OptionalInt;

/** Training settings that differ from others in a few values. */
record Variation(TrainingSettings made) {

  static Variation of(TrainingSettings settings) {
    return new Variation(settings);
  }

  Variation output(String output) {
    return with(Optional.of(output), made.epochs(), made.replicas(), made.cadence());
  }

  Variation epochs(int epochs) {
    return with(made.output(), epochs, made.replicas(), made.cadence());
  }

  Variation replicas(int replicas) {
    return with(made.output(), made.epochs(), OptionalInt.of(replicas), made.cadence());
  }

  Variation cadence(Cadence cadence) {
    return with(made.output(), made.epochs(), made.replicas(), cadence);
  }

  private Variation with(
      Optional<String> output, int epochs, OptionalInt replicas, Cadence cadence) {
    return new Variation(
        new TrainingSettings(
            output,
            epochs,
            replicas,
            cadence,
            made.learningRate(),
            made.adam(),
            made.seed(),
            made.aggregationDepth(),
            made.persistence(),
            made.earlyStoppingEpochs(),
            made.threadsPerTask()));
  }
}
